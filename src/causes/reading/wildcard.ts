/** IAM's wildcards in action names: `*` any text, `?` one character, without regard to case. */

/** Whether the pattern covers the action; takes linear steps however the pattern is made. */
export function coversAction(pattern: string, action: string): boolean {
  const name = action.toLowerCase();
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  if (!isAt(name, head, 0)) return false;
  const tail = rest.pop();
  if (tail === undefined) return name.length === head.length;
  let from = head.length;
  for (const piece of rest) {
    const found = indexOf(name, piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  const end = name.length - tail.length;
  return end >= from && isAt(name, tail, end);
}

function indexOf(name: string, piece: string, from: number): number {
  for (let at = from; at + piece.length <= name.length; at += 1) {
    if (isAt(name, piece, at)) return at;
  }
  return -1;
}

function isAt(name: string, piece: string, at: number): boolean {
  if (at < 0 || at + piece.length > name.length) return false;
  return [...piece].every((letter, index) => letter === '?' || letter === name[at + index]);
}
