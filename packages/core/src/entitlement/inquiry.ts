import type { Objection } from '../objection.ts'
import { after } from '../time.ts'
import { type Decision, objectionsToDeciding, type RequestState } from './request.ts'

/** An approver about to ask the requestor something back. */
export interface Inquiry extends Omit<Decision, 'verdict' | 'reason'> {
  /** Whether the request waits for an answer already. */
  readonly open: boolean
  /** How many questions the present stage has had. */
  readonly before: number
}

/** How many questions a stage may have, so that nobody keeps a request waiting for ever. */
export const mostInquiries = 5

/** Every reason not to ask the requestor something now, in the order a person should hear them. */
export const objectionsToInquiry: readonly Objection<Inquiry>[] = [
  ...objectionsToDeciding,
  {
    code: 'inquiryOpen',
    kind: 'conflict',
    says: 'The request waits for an answer already. Ask again when it is there.',
    when: ({ open }) => open,
  },
  {
    code: 'tooManyInquiries',
    kind: 'conflict',
    says: `This stage has had ${mostInquiries} questions. Decide with what you know now.`,
    when: ({ before }) => before >= mostInquiries,
  },
]

/** An answer to what an approver asked. */
export interface InquiryAnswer {
  readonly state: RequestState
  /** When the question was answered, or ended without an answer. */
  readonly closedAt: Date | null
}

/** Every reason not to accept an answer, in the order a person should hear them. */
export const objectionsToAnswer: readonly Objection<InquiryAnswer>[] = [
  {
    code: 'requestClosed',
    kind: 'conflict',
    says: 'The request has been closed meanwhile. No answer is needed any more.',
    when: ({ state }) => state !== 'pendingApproval',
  },
  {
    code: 'inquiryClosed',
    kind: 'conflict',
    says: 'This question has been closed meanwhile. No answer is needed any more.',
    when: ({ closedAt }) => closedAt !== null,
  },
]

/** The clock of a stage. */
export interface StageClock {
  readonly stageDueAt: Date | null
  readonly escalatesAt: Date | null
  /** Since when it stands still; null while it runs. */
  readonly pausedAt: Date | null
}

/** The clock of a stage that goes on at an instant: everything is later by the time that it stood still. */
export function clockGoesOn({ stageDueAt, escalatesAt, pausedAt }: StageClock, at: Date): StageClock {
  if (pausedAt === null) return { stageDueAt, escalatesAt, pausedAt }
  const stood = Math.max(0, at.getTime() - pausedAt.getTime())
  const later = (due: Date | null) => (due === null ? null : after(due, stood))
  return { stageDueAt: later(stageDueAt), escalatesAt: later(escalatesAt), pausedAt: null }
}
