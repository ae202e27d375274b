import { describe, expect, test } from 'vitest'
import { assign, excludes, give, join, product, requires, so, unassign, units } from './cases.testing.ts'
import { enabledPlans } from './evaluate.ts'

describe('plans that clash', () => {
  const suite = product('suite', { rank: 5, plans: ['mail', 'chat'] })
  const slack = product('slack', { rank: 1, plans: ['rooms', 'files'] })
  const rules = [suite, slack, excludes('chat', 'rooms')]
  so(
    'stay with the product of the higher rank; the rest of the other works',
    rules,
    [assign('ada', 'slack'), assign('ada', 'suite')],
    {
      'ada slack': 'held: MutuallyExclusiveViolation (rooms excludes chat)',
      'ada suite': 'held',
    },
  )
  so(
    'stay with the first by id where the ranks are the same',
    [product('b', { plans: ['rooms', 'files'] }), product('a', { plans: ['chat'] }), excludes('chat', 'rooms')],
    [assign('ada', 'b'), assign('ada', 'a')],
    { 'ada a': 'held', 'ada b': 'held: MutuallyExclusiveViolation (rooms excludes chat)' },
  )
  so(
    'leave a product without a seat of which nothing is left',
    rules,
    [assign('ada', 'suite'), assign('ada', 'slack', ['files'])],
    {
      'ada slack': 'error: MutuallyExclusiveViolation (rooms excludes chat)',
      'ada suite': 'held',
    },
  )
  so('do not clash where one is switched off', rules, [assign('ada', 'suite', ['chat']), assign('ada', 'slack')], {
    'ada slack': 'held',
    'ada suite': 'held',
  })
  so(
    'clash as soon as another reason switches it on',
    rules,
    [assign('ada', 'suite', ['chat']), assign('ada', 'slack'), give('staff', 'suite', ['mail']), join('ada', 'staff')],
    {
      'ada slack': 'held: MutuallyExclusiveViolation (rooms excludes chat)',
      'ada suite': 'held',
    },
  )
  so(
    'do not clash with a product that is waited for',
    rules,
    [units('suite', 0), assign('ada', 'suite'), assign('ada', 'slack')],
    {
      'ada slack': 'held',
      'ada suite': 'waiting',
    },
  )
  so(
    'come on again when the other ends',
    rules,
    [assign('ada', 'suite'), assign('ada', 'slack'), unassign('ada', 'suite')],
    {
      'ada slack': 'held',
    },
  )
  so(
    'in one product leave the one with the smaller id on',
    [product('suite', { plans: ['rooms', 'chat'] }), excludes('rooms', 'chat')],
    [assign('ada', 'suite', ['rooms']), give('staff', 'suite', ['chat']), join('ada', 'staff')],
    { 'ada suite': 'held: MutuallyExclusiveViolation (rooms excludes chat)' },
  )
})

describe('a plan that needs another', () => {
  const voice = product('voice', { rank: 9, plans: ['calls'] })
  const suite = product('suite', { rank: 5, plans: ['meet', 'mail'] })
  const rooms = product('rooms', { rank: 1, plans: ['hall'] })
  const rules = [voice, suite, rooms, requires('calls', 'meet'), requires('calls', 'hall')]
  so(
    'is an error without it, and takes no seat',
    rules,
    [units('voice', 1), assign('ada', 'voice'), assign('ben', 'suite'), assign('ben', 'voice')],
    {
      'ada voice': 'error: DependencyViolation (calls requires hall)',
      'ben suite': 'held',
      'ben voice': 'held',
    },
  )
  so('finds it in another product, also one of a lower rank', rules, [assign('ada', 'voice'), assign('ada', 'suite')], {
    'ada suite': 'held',
    'ada voice': 'held',
  })
  so('is content with any one of several', rules, [assign('ada', 'voice'), assign('ada', 'rooms')], {
    'ada rooms': 'held',
    'ada voice': 'held',
  })
  so('does not find it where it is switched off', rules, [assign('ada', 'voice'), assign('ada', 'suite', ['meet'])], {
    'ada suite': 'held',
    'ada voice': 'error: DependencyViolation (calls requires hall)',
  })
  so(
    'does not find it in a product that is waited for',
    rules,
    [units('suite', 0), assign('ada', 'voice'), assign('ada', 'suite')],
    {
      'ada suite': 'waiting',
      'ada voice': 'error: DependencyViolation (calls requires hall)',
    },
  )
  so(
    'falls when what it needs ends',
    rules,
    [assign('ada', 'suite'), assign('ada', 'voice'), unassign('ada', 'suite')],
    {
      'ada voice': 'error: DependencyViolation (calls requires hall)',
    },
  )
  so(
    'falls with what it needs, and the rest of the product works',
    [product('suite', { plans: ['a', 'b', 'c', 'd'] }), requires('a', 'b'), requires('b', 'c'), requires('c', 'x')],
    [assign('ada', 'suite')],
    { 'ada suite': 'held: DependencyViolation (a requires b, b requires c, c requires x)' },
  )
  so(
    'falls with what clashes',
    [
      product('suite', { rank: 5, plans: ['chat'] }),
      product('slack', { plans: ['bots', 'files', 'rooms'] }),
      excludes('chat', 'rooms'),
      requires('bots', 'rooms'),
    ],
    [assign('ada', 'suite'), assign('ada', 'slack')],
    { 'ada slack': 'held: MutuallyExclusiveViolation (rooms excludes chat, bots requires rooms)', 'ada suite': 'held' },
  )
  so(
    'does not find it where that is held back',
    [
      ...[product('suite', { rank: 5, plans: ['chat'] }), product('slack', { rank: 3, plans: ['rooms', 'files'] })],
      ...[product('bots', { rank: 1, plans: ['bots'] }), excludes('chat', 'rooms'), requires('bots', 'rooms')],
    ],
    [assign('ada', 'suite'), assign('ada', 'slack'), assign('ada', 'bots')],
    {
      'ada bots': 'error: DependencyViolation (bots requires rooms)',
      'ada slack': 'held: MutuallyExclusiveViolation (rooms excludes chat)',
      'ada suite': 'held',
    },
  )
  so(
    'and finds one of several in its own product does not let a lesser product go first',
    [
      ...[
        product('suite', { rank: 5, plans: ['archive', 'mail 2'] }),
        product('kiosk', { rank: 1, plans: ['mail 1'] }),
      ],
      ...[excludes('mail 1', 'mail 2'), requires('archive', 'mail 1'), requires('archive', 'mail 2')],
    ],
    [assign('ada', 'kiosk'), assign('ada', 'suite')],
    { 'ada kiosk': 'error: MutuallyExclusiveViolation (mail 1 excludes mail 2)', 'ada suite': 'held' },
  )
  so(
    'of its own product, switched off there, is not looked for in lesser products',
    [
      product('suite', { rank: 5, plans: ['archive', 'mail', 'meet'] }),
      product('post', { rank: 1, plans: ['mail'] }),
      requires('archive', 'mail'),
    ],
    [assign('ada', 'suite', ['mail']), assign('ada', 'post')],
    { 'ada post': 'held', 'ada suite': 'held: DependencyViolation (archive requires mail)' },
  )
})

test('a plan is on where any reason leaves it on, and none without a reason', () => {
  const suite = { plans: ['chat', 'mail', 'meet'] }
  expect([...enabledPlans(suite, [{ disabledPlans: ['chat', 'mail'] }, { disabledPlans: ['chat', 'meet'] }])]).toEqual([
    'mail',
    'meet',
  ])
  expect([...enabledPlans(suite, [{ disabledPlans: [] }, { disabledPlans: ['chat'] }])]).toEqual([
    'chat',
    'mail',
    'meet',
  ])
  expect([...enabledPlans(suite, [])]).toEqual([])
})
