import { codesOf } from './retry.ts'

const uniqueViolations = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']

/** Whether a statement failed because what it would have written exists already. */
export const isConflict = (error: unknown): boolean => codesOf(error).some((code) => uniqueViolations.includes(code))
