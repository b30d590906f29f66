/** How often something is done: a few times in every run of the tests, more where `variable` asks for the whole proof. */
export function timesOf(variable: string, usual: number): number {
  const asked = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(asked) || asked < 1) throw new Error(`${variable} is a number of times`);
  return asked;
}
