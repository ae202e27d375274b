import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { spelled } from './dialect.ts'

/** A table under a second name, to be joined with itself. */
export const alias = spelled(lite.alias, pg.alias)
