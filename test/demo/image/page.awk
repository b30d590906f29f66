# A page for each 10,000 numbers, with their sum.
{
  sum += $1
}

NR % 10000 == 0 {
  page = sprintf("www/%03d.html", NR / 10000)
  printf "<html><h1>%d</h1><ul>", sum > page
  for (i = NR - 999; i <= NR; i++) printf "<li>%d</li>", i > page
  print "</ul></html>" > page
  close(page)
}
