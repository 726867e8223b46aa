/** Policy texts among the evidence: decoded and parsed without trust. */
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {member, parsedJson} from './json.ts';

/** The statements of one policy's text; undefined where it was not read or is no policy. */
export function policyDocumentOf(
  evidence: Evidence,
  family: string,
  of: string,
): readonly unknown[] | undefined {
  const text = policyTextOf(evidence, family, of);
  const statement = text === undefined ? undefined : member(parsedJson(text), 'Statement');
  if (statement === undefined) return undefined;
  return Array.isArray(statement) ? statement : [statement];
}

/** The JSON text of one policy; undefined where it was not read. */
export function policyTextOf(evidence: Evidence, family: string, of: string): string | undefined {
  switch (family) {
    case 'rolePolicy':
    case 'userPolicy':
    case 'groupPolicy':
      return decoded(knownValue(factOf(evidence, `${family}:${of}`))?.PolicyDocument);
    case 'policyVersion':
      return decoded(knownValue(factOf(evidence, `policyVersion:${of}`))?.PolicyVersion?.Document);
    case 'organizationPolicy':
      return knownValue(factOf(evidence, `organizationPolicy:${of}`))?.Policy?.Content;
    default:
      return undefined;
  }
}

/** IAM answers documents URL-encoded (facts/wire.md §2.5); emulators often do not. */
function decoded(text: string | undefined): string | undefined {
  if (text === undefined || !text.startsWith('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Not URL-encoded after all: whoever parses it finds no policy in it.
    return text;
  }
}
