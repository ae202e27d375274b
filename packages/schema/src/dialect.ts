/** The databases that we speak. */
export type Dialect = 'sqlite' | 'postgres'

/** Which dialect a `DATABASE_URL` asks for. Nothing, `file:…` and a plain path are SQLite. */
export const dialectOf = (databaseUrl: string | undefined): Dialect =>
  /^(postgres|postgresql|pglite):/.test(databaseUrl ?? '') ? 'postgres' : 'sqlite'

/** The dialect of this process, read once from `DATABASE_URL`: tables are spelled when their modules load. */
export const dialect: Dialect = dialectOf(process.env.DATABASE_URL)

/** Choose a spelling for this process. The SQLite spelling carries the types. */
export const spelled = <T>(sqlite: T, postgres: unknown): T => (dialect === 'sqlite' ? sqlite : postgres) as T
