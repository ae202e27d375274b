import { type Block, facts, quote } from '../draft.ts'
import type { RequestToDecide } from '../letters.ts'
import { type Clock, saidTime } from '../when.ts'

/** What somebody asks for, as the middle of a sentence: `asks for the access package “Design suite”`. */
export function wishOf({ requestor, askedBy, packageName, extends: longer }: RequestToDecide): string {
  const by = askedBy ?? requestor
  const whom = askedBy === null ? '' : ` for ${requestor}`
  return longer
    ? `${by} asks${whom} for more time with the access package “${packageName}”.`
    : `${by} asks${whom} for the access package “${packageName}”.`
}

/** What an approver needs to decide: why it is asked for, by whom, for when, and by when to decide. */
export const requestInBlocks = (request: RequestToDecide, clock: Clock): readonly Block[] => [
  ...quote(request.askedBy ?? request.requestor, request.justification),
  facts([
    ['For whom', [request.requestor, request.requestorDetail].filter(Boolean).join(', ')],
    ['Asked', saidTime(request.submittedAt, clock)],
    ['Begins', request.startsAt ? saidTime(request.startsAt, clock) : ''],
    ['Lasts', request.requestedDays === null ? '' : lasts(request.requestedDays)],
    ['Stage', request.stages > 1 ? `${request.stage} of ${request.stages}` : ''],
    ['Decide by', saidTime(request.dueAt, clock)],
  ]),
]

const lasts = (length: number): string => `${length} ${length === 1 ? 'day' : 'days'}`
