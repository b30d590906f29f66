/** A shorter piece is a part of many words. */
const PIECE = 8;
/** A shorter text is not a secret. */
const SHORTEST = 4;

/**
 * Returns the text of a program that knows these secrets, without them: whole, in pieces of 8 characters and more (programs
 * shorten what they quote), and as base64, URLs and JSON encode them. A secret with blanks in it, such as a script, is
 * only cut out as a whole: its words are words.
 */
export function withoutKnown(text: string, secrets: readonly string[]): string {
  const hidden = new Set<number>();
  for (const secret of new Set(secrets.flatMap(linesOf)))
    for (const form of formsOf(secret)) hide(text, form, /\s/.test(secret) ? form.length : PIECE, hidden);
  let shown = '';
  for (let at = 0; at < text.length; at += 1) {
    if (!hidden.has(at)) shown += text[at];
    else if (!hidden.has(at - 1)) shown += '***';
  }
  return shown;
}

/** Adds to `hidden` where in the text pieces of this length of a secret are. */
function hide(text: string, secret: string, pieceLength: number, hidden: Set<number>): void {
  const length = Math.min(pieceLength, secret.length);
  const pieces = new Set<string>();
  for (let at = 0; at + length <= secret.length; at += 1) pieces.add(secret.slice(at, at + length));
  for (let at = 0; at + length <= text.length; at += 1)
    if (pieces.has(text.slice(at, at + length)))
      for (let place = at; place < at + length; place += 1) hidden.add(place);
}

function linesOf(secret: string): readonly string[] {
  return [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())];
}

function formsOf(text: string): readonly string[] {
  // The base64 of a text depends on where in another text it is; what depends on its neighbours is left out.
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.from(`${'x'.repeat(shift)}${text}`).toString('base64');
    return whole.slice(shift === 0 ? 0 : 4, -4);
  });
  const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const json = JSON.stringify(text).slice(1, -1);
  const forms = [text, encodeURIComponent(text.toWellFormed()), json, ...base64, ...urlSafe];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}
