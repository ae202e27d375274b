import { describe, expect, it } from 'vitest'
import { insistOnForm, type Objection } from './objection.ts'
import { isRefusal } from './refusal.ts'

interface Entry {
  readonly closed: boolean
  readonly reason: string
  readonly days: number
  readonly over: boolean
}

const objections: readonly Objection<Entry>[] = [
  { code: 'closed', kind: 'conflict', says: 'It is closed.', when: ({ closed }) => closed },
  { code: 'noReason', kind: 'invalid', field: 'reason', says: 'Give a reason.', when: ({ reason }) => reason === '' },
  { code: 'tooLong', kind: 'invalid', field: 'days', says: 'Fewer days.', when: ({ days }) => days > 10 },
  { code: 'wayTooLong', kind: 'invalid', field: 'days', says: 'Far fewer days.', when: ({ days }) => days > 100 },
  { code: 'over', kind: 'conflict', says: 'It is over.', when: ({ over }) => over },
]

const fine: Entry = { closed: false, reason: 'x', days: 1, over: false }

function refusalOf(but: Partial<Entry>, besides = {}) {
  try {
    insistOnForm(objections, { ...fine, ...but }, besides)
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, fields: error.fields }
    throw error
  }
  return null
}

describe('everything that is to be mended in a form', () => {
  it('is nothing where nothing stands against it', () => {
    expect(refusalOf({})).toBeNull()
  })

  it('is said at once, the first sentence for each field, with the mistakes found besides', () => {
    expect(refusalOf({ reason: '', days: 200 }, { 'answers.q': ['Answer this question.'] })).toEqual({
      code: 'noReason',
      fields: { reason: ['Give a reason.'], days: ['Fewer days.'], 'answers.q': ['Answer this question.'] },
    })
  })

  it('may be only what was found besides', () => {
    const besides = { 'answers.q': ['Answer this question.'] }
    expect(refusalOf({}, besides)).toEqual({ code: 'invalidInput', fields: besides })
  })

  it('is not said where mending it would not help', () => {
    expect(refusalOf({ closed: true, reason: '' }, { q: ['x'] })).toEqual({ code: 'closed', fields: {} })
  })

  it('comes before a conflict that depends on it', () => {
    expect(refusalOf({ days: 11, over: true })).toEqual({ code: 'tooLong', fields: { days: ['Fewer days.'] } })
    expect(refusalOf({ over: true }, { q: ['x'] })).toEqual({ code: 'over', fields: {} })
  })
})
