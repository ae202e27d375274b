import { expect, test } from 'vitest'
import { type RuleProgress, ruleStatusOf } from './rule-status.ts'

const followed: RuleProgress = { ruleState: 'On', reads: true, run: null, changedBefore: true }

test.each([
  ['a rule that was followed to the end is complete', {}, 'complete'],
  ['a rule that nobody meets is complete too', { changedBefore: false }, 'complete'],
  [
    'a rule that is not followed is paused, whatever runs',
    { ruleState: 'Paused', run: 'ProcessingInProgress' },
    'paused',
  ],
  ['a rule that cannot be read any more is an error', { reads: false }, 'error'],
  ['a first run that waits has not started', { run: 'QueuedForProcessing', changedBefore: false }, 'notStarted'],
  ['a later run that waits is evaluating', { run: 'QueuedForProcessing' }, 'evaluating'],
  ['a run under way is processing', { run: 'ProcessingInProgress' }, 'processing'],
  ['a run that ended leaves it complete', { run: 'ProcessingComplete' }, 'complete'],
] as const)('%s', (_, but, status) => {
  expect(ruleStatusOf({ ...followed, ...but })).toBe(status)
})
