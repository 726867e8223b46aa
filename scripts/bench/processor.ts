/** How long the processor has worked for a process, as the kernel counts it. */
import {readFileSync} from 'node:fs';

// The kernel counts hundredths of a second for programs (proc(5), USER_HZ).
const millisecondsOfTick = 10;

/** Milliseconds in the program and in the kernel for it, all its threads. */
export function processorMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program may hold anything but its closing bracket is the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]];
  return (Number(user) + Number(system)) * millisecondsOfTick;
}
