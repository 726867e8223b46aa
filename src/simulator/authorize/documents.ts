/** Policy texts as documents the evaluator reads; each text is parsed once. */
import type {PolicyDocument} from '../../policy/document.ts';
import {parsePolicy} from '../../policy/parse/parse.ts';
import type {Policy} from '../../policy/policies.ts';

// More than a world has; a client that puts new texts for ever does not fill the memory.
const mostDocuments = 2_000;
const documents = new Map<string, PolicyDocument>();
const nothing: PolicyDocument = {text: '', version: '2012-10-17', statements: [], oddities: []};

/** The document of a stored text. What cannot be read says nothing: it was refused when it was put. */
export function documentOf(text: string): PolicyDocument {
  const known = documents.get(text);
  if (known) return known;
  const parsed = parsePolicy(text);
  const document = parsed.ok ? parsed.document : nothing;
  if (documents.size >= mostDocuments) documents.clear();
  documents.set(text, document);
  return document;
}

/** A named policy. */
export function policyOf(name: string, text: string, arn?: string): Policy {
  return {name, document: documentOf(text), ...(arn === undefined ? {} : {arn})};
}
