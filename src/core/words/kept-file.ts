/** A file that was kept beside the journal, as a person is told where it is. */

/** The whole path; a bare name, as a dry run has it, lies in the session's own folder. */
export function keptFileWords(file: string): string {
  return /[\\/]/.test(file) ? file : `${file}, in the folder of this session`;
}
