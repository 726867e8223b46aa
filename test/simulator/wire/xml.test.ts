/** XML of our own against the SDK's serializer: the same text for every output of the query services. */
import {XmlShapeSerializer} from '@aws-sdk/core/protocols';
import type {StaticStructureSchema} from '@smithy/types';
import {describe, expect, it} from 'vitest';
import {services} from '../../../src/simulator/services/catalog.ts';
import {isUnit} from '../../../src/simulator/wire/codec.ts';
import {escaped, xmlElement} from '../../../src/simulator/wire/xml.ts';
import {valueFor} from './values.ts';

const query = services.filter(({wire}) => wire.protocol === 'query');
const settings = {
  timestampFormat: {useTrait: true, default: 5 as const},
  httpBindings: false,
  xmlNamespace: '',
  serviceNamespace: 'latchkey',
};

/** What the SDK writes for a structure that is the only member of another. */
function bySdk(schema: StaticStructureSchema[5][number], name: string, value: object): string {
  const envelope: StaticStructureSchema = [3, 'latchkey', 'Envelope', 0, [name], [schema]];
  const serializer = new XmlShapeSerializer(settings);
  serializer.write(envelope, {[name]: value});
  return String(serializer.flush());
}

describe.each(query.map((service) => [service.prefix, service] as const))('%s', (_, {wire}) => {
  const outputs = [...wire.operations.values()].filter((operation) => !isUnit(operation[5]));

  it.each(outputs.map((operation) => [operation[2], operation] as const))(
    '%s',
    (name, operation) => {
      for (const salt of [1, 7]) {
        const value = Object(valueFor(operation[5], salt));
        const element = xmlElement(operation[5], `${name}Result`, value);
        expect(`<Envelope>${element}</Envelope>`).toBe(bySdk(operation[5], `${name}Result`, value));
      }
    },
  );
});

describe('a text', () => {
  it.each([
    ['plain words, digits 0-9 and signs ~!', 'plain words, digits 0-9 and signs ~!'],
    ['<a b="c">&\'', '&lt;a b=&quot;c&quot;&gt;&amp;&apos;'],
    ['one\r\ntwo\tthree', 'one&#x0D;&#x0A;two\tthree'],
    ['\u0085\u2028 日', '&#x85;&#x2028; 日'],
    ['\u0000\u001b[2J\ufffe', '\ufffd\ufffd[2J\ufffd'],
  ])('%j is written as %j', (text, written) => {
    expect(escaped(text)).toBe(written);
  });
});
