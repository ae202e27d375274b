import { expect, test } from 'vitest'
import { detailLines } from './detail-lines.ts'

const lines = (details: Readonly<Record<string, unknown>>) =>
  detailLines(details, (instant) => `on ${instant.slice(0, 10)}`)

test('the details of an event are told without codes, ids and raw instants, and what is empty is left out', () => {
  const assignmentId = '0199e5c2-6c1f-7b61-9d6c-0d6a6e0f4b11'
  expect(lines({ assignmentId, reason: 'leftScope', endsAt: '2026-11-25T02:00:00.000Z', note: '' })).toEqual([
    'Reason: The policy does not reach this person any more',
    'Ends at: on 2026-11-25',
  ])
  expect(lines({ reason: 'approvalRevoked' })).toEqual(['Reason: An approver took the approval back'])
  expect(lines({ reason: 'The project is over.' })).toEqual(['Reason: The project is over.'])
  expect(lines({ type: 'userAdd', justification: ' '.trim(), request: { justification: '', days: 30 } })).toEqual([
    'Type: Asked for',
    'Request: days 30',
  ])
})

test('answers are told by their questions, one a line', () => {
  const answers = [
    { question: 'Which reports do you need?', values: ['Orders', 'Invoices'] },
    { question: 'Which cost center pays?', values: [] },
  ]
  expect(lines({ answers })).toEqual([
    '“Which reports do you need?”: Orders, Invoices',
    '“Which cost center pays?”: none',
  ])
})

test('a change is told from what to what, and what had no value is told as nothing', () => {
  expect(
    lines({ changes: { jobTitle: { from: null, to: 'Lead' }, accountEnabled: { from: true, to: false } } }),
  ).toEqual(['Job title: nothing → Lead', 'Account enabled: yes → no'])
  expect(lines({ answers: [{ questionId: '0199e5c2-6c1f-7b61-9d6c-0d6a6e0f4b11', value: 'CC-2210' }] })).toEqual([
    'Answers: value CC-2210',
  ])
})
