/** A good runbook with everything in it, for `lint` to be tried on once a line is broken. */
import type {ProblemCode} from '../../src/runbook/place.ts';

/** Runs `other`. */
export const good = `---
id: mend
title: Mend it
serves: [key-disabled]
rung:
  order: 10
  applies:
    - {when: "key.state == 'Disabled'", is: yes, because: key is Disabled}
    - {is: no, because: "key is {{ key.state }}"}
  undo: yes
  time: minutes
  unless: it leaked
---
What this does.

## Enable the key

RDS needs the key.

\`\`\`step
id: enable
change: kms:EnableKey
with: {KeyId: "{{ key.arn }}"}
when: key.state == 'Disabled'
confirm: type
name: "{{ key.name }}"
verify:
  read: kms:DescribeKey
  with: {KeyId: "{{ key.arn }}"}
  until: KeyMetadata.KeyState == 'Enabled'
  within: 5m
undo: {call: kms:DisableKey, with: {KeyId: "{{ key.arn }}"}}
\`\`\`

## Which one?

\`\`\`step
id: snapshot
choose: Which snapshot?
options: {from: recovery.backups}
\`\`\`

## And then

\`\`\`step
id: then
run: other
\`\`\`
`;

/** What `good` runs. */
export const other = `---
id: other
title: Another one
---
## Sure?

\`\`\`step
id: sure
manual:
\`\`\`
`;

/** A file with nothing to do. */
export const noStep = '---\nid: empty\ntitle: Empty\n---\nNothing here.\n';

/** One line of `good` broken, and what lint has to say about it. */
export type Case = {
  readonly code: ProblemCode;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The text of the broken file that begins at the problem's place. */
  readonly at: string;
  readonly fix: string | RegExp;
};
