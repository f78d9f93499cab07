/** The databases that Groundwork runs on. */
export const databaseKinds = ['sqlite', 'postgres'] as const;

/** One of the databases that Groundwork runs on. */
export type DatabaseKind = (typeof databaseKinds)[number];
