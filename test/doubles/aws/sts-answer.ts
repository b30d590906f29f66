import { randomUUID } from 'node:crypto';

import type { Answer, LocalRequest } from '../api/local-server.ts';
import type { Refusal } from './behavior.ts';
import { type Tree, toXml } from './xml.ts';

type Caller = Pick<LocalRequest, 'headers'>;

const XMLNS = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

/** The result of an action, as STS writes it: XML, or the JSON that a caller may ask for. */
export function stsResult(caller: Caller, action: string, result: Tree): Answer {
  const body = { [`${action}Result`]: result, ResponseMetadata: { RequestId: randomUUID() } };
  return answer(caller, 200, `${action}Response`, body);
}

/** A refusal in the same forms. */
export function stsRefusal(caller: Caller, { status, code, message }: Refusal): Answer {
  const error = { Type: 'Sender', Code: code, Message: message };
  return answer(caller, status, 'ErrorResponse', { Error: error, RequestId: randomUUID() });
}

function answer({ headers }: Caller, status: number, name: string, body: Tree): Answer {
  if (headers.accept === 'application/json') {
    const type = { 'content-type': 'application/json' };
    return { status, headers: type, body: JSON.stringify({ [name]: body }) };
  }
  const xml = `<${name} ${XMLNS}>${toXml(body)}</${name}>\n`;
  return { status, headers: { 'content-type': 'text/xml' }, body: xml };
}
