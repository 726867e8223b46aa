/** What the list of lessons shows of each; made by the command line. */
export type LessonItem = {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly minutes: number;
  readonly learns: string;
  /** `lesson 3`; empty where nothing comes before it. */
  readonly needs: string;
  /** `100 points: 50 safety, 30 recovery, 20 handing over`. */
  readonly points: string;
  /** `3 hints: 5, 10 and 15 points off, only if you solve it`. */
  readonly hints: string;
  /** Points of the best attempt that solved it. */
  readonly best?: number;
  readonly safety?: 'kept' | 'lost';
  /** Simulated minutes of that attempt. */
  readonly took?: number;
};
