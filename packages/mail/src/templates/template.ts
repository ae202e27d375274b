import type { Draft } from '../draft.ts'
import type { LetterData, Template } from '../letters.ts'
import type { Clock } from '../when.ts'

/** Turns what a letter has to know into its words. Pure: the time comes in `clock`. */
export type Writer<Name extends Template> = (data: LetterData[Name], clock: Clock) => Draft
