/** Who keeps a lesson's record in the journal: its notes are told apart from a person's. */

/** `by` of the notes that the training itself writes. */
export const trainer = 'latchkey train';
