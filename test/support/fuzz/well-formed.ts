/** Is an answer one that an AWS client can read? */
import {parseXML} from '@aws-sdk/xml-builder';
import {textOf, type WireResponse} from '../../../src/simulator/wire/message.ts';

// What XML 1.0 does not allow, written out or escaped.
const forbidden =
  /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2\d|3[01]|x0*(?:[0-8bcef]|1[\da-f]));/iu;

/** What is wrong with an answer; undefined where a client can read it and nothing of ours broke. */
export function flawOf({statusCode, headers, body}: WireResponse): string | undefined {
  if (statusCode < 200 || statusCode >= 500) return `status ${statusCode}: ${textOf(body)}`;
  if (!headers['x-amzn-requestid']) return 'no request ID';
  const type = headers['content-type'] ?? '';
  const text = textOf(body);
  if (type === 'text/xml') return flawOfXml(text, statusCode);
  if (!/^application\/(x-amz-json-1\.1|json)$/.test(type)) return `content type ${type}`;
  if (text === '') return statusCode < 300 ? undefined : 'an error without a body';
  const value: unknown = parsed(text);
  if (typeof value !== 'object' || value === null) return `no JSON object: ${text}`;
  const isNamed = '__type' in value || headers['x-amzn-errortype'] !== undefined;
  return statusCode < 300 || isNamed ? undefined : 'an error without its type';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function flawOfXml(text: string, status: number): string | undefined {
  if (forbidden.test(text)) return `a character that XML forbids: ${JSON.stringify(text)}`;
  if (!text.isWellFormed()) return 'half a surrogate pair';
  const root = Object.entries(parseXML(text))[0];
  if (!root) return `no XML: ${text}`;
  const [name, content] = root;
  if (status < 300) return name.endsWith('Response') ? undefined : `an answer called ${name}`;
  return name === 'ErrorResponse' && Object(content).Error?.Code
    ? undefined
    : `an error called ${name}`;
}
