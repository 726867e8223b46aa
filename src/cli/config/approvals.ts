/** Accounts in which every change needs a second person, as latchkey.yaml lists them. */
import type {Io} from '../io.ts';
import {loadSettings} from './settings.ts';

/** Whether the settings ask for a second person in that account. */
export async function asksForApproval(io: Io, accountId: string): Promise<boolean> {
  const {approvals} = await loadSettings(io.environment);
  return approvals?.value.includes(accountId) ?? false;
}
