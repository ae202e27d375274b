import { describe, expect, test } from 'vitest'
import {
  after,
  assign,
  cut,
  e3,
  e5,
  e5OverE3,
  excludes,
  give,
  join,
  leave,
  move,
  prioritize,
  product,
  requires,
  so,
  swap,
  unassign,
  units,
} from './cases.testing.ts'
import { change, type Happening, happen } from './happenings.testing.ts'
import { standingsOf } from './standings.testing.ts'
import { factsOf, settle, type World } from './world.testing.ts'

describe('a seat', () => {
  so('goes to who has a reason, while there are units', [e3], [assign('ada', 'e3')], { 'ada e3': 'held' })
  so('is waited for where there is none', [product('e3', { units: 1 })], [assign('ada', 'e3'), assign('ben', 'e3')], {
    'ada e3': 'held',
    'ben e3': 'waiting',
  })
  so('goes with the last reason', [e3], [assign('ada', 'e3'), unassign('ada', 'e3')], {})
  so(
    'that was given back goes to who waited longest',
    [product('e3', { units: 1 })],
    [assign('ada', 'e3'), assign('ben', 'e3'), assign('cy', 'e3'), unassign('ada', 'e3')],
    { 'ben e3': 'held', 'cy e3': 'waiting' },
  )
  so(
    'that was bought goes to who waited longest',
    [product('e3', { units: 0 })],
    [assign('ben', 'e3'), assign('ada', 'e3'), units('e3', 1)],
    { 'ben e3': 'held', 'ada e3': 'waiting' },
  )
  so(
    'is one for several reasons',
    [product('e3', { units: 2 })],
    [
      give('staff', 'e3'),
      join('ada', 'staff'),
      give('sales', 'e3'),
      join('ada', 'sales'),
      assign('ada', 'e3'),
      assign('ben', 'e3'),
    ],
    { 'ada e3': 'held', 'ben e3': 'held' },
  )
  so(
    'stays while one of several reasons is left',
    [product('e3', { units: 1 })],
    [give('staff', 'e3'), join('ada', 'staff'), assign('ada', 'e3'), assign('ben', 'e3'), leave('ada', 'staff')],
    { 'ada e3': 'held', 'ben e3': 'waiting' },
  )
  so(
    'is not taken because there are fewer units, but nobody gets another',
    [product('e3', { units: 2 })],
    [assign('ada', 'e3'), assign('ben', 'e3'), units('e3', 0), assign('cy', 'e3'), unassign('ada', 'e3')],
    { 'ben e3': 'held', 'cy e3': 'waiting' },
  )
  so(
    'that is cut becomes a place in line',
    [product('e3', { units: 2 })],
    [assign('ada', 'e3'), assign('ben', 'e3'), units('e3', 1), cut('e3')],
    { 'ada e3': 'held', 'ben e3': 'waiting' },
  )
  so(
    'that is cut comes back before anybody who came later',
    [product('e3', { units: 2 })],
    [assign('ada', 'e3'), assign('ben', 'e3'), assign('cy', 'e3'), units('e3', 1), cut('e3'), unassign('ada', 'e3')],
    { 'ben e3': 'held', 'cy e3': 'waiting' },
  )
})

describe('the line', () => {
  const oneSeat = product('e3', { units: 1 })
  const line = [
    assign('dee', 'e3'),
    give('board', 'e3'),
    prioritize('board', 5),
    assign('ada', 'e3'),
    join('ben', 'board'),
  ]
  so('lets a higher priority go first', [oneSeat], [...line, unassign('dee', 'e3')], {
    'ada e3': 'waiting',
    'ben e3': 'held',
  })
  so('takes no seat from who holds one, whatever the priority', [oneSeat], line, {
    'dee e3': 'held',
    'ada e3': 'waiting',
    'ben e3': 'waiting',
  })
  so(
    'counts the highest priority of somebody in several groups',
    [oneSeat],
    [
      ...line,
      give('staff', 'e3'),
      join('ada', 'staff'),
      prioritize('staff', 7),
      join('ada', 'board'),
      unassign('dee', 'e3'),
    ],
    { 'ada e3': 'held', 'ben e3': 'waiting' },
  )
  so('moves with the priority of a group', [oneSeat], [...line, prioritize('board', 0), unassign('dee', 'e3')], {
    'ada e3': 'held',
    'ben e3': 'waiting',
  })
  so(
    'is left by who leaves, and joined at its end by who comes again',
    [oneSeat],
    [
      assign('dee', 'e3'),
      assign('ada', 'e3'),
      assign('ben', 'e3'),
      unassign('ada', 'e3'),
      assign('ada', 'e3'),
      unassign('dee', 'e3'),
    ],
    { 'ada e3': 'waiting', 'ben e3': 'held' },
  )
})

describe('a change in one go', () => {
  const members = [give('staff', 'e3'), join('ada', 'staff'), join('ben', 'staff')]
  const kinds = (world: World, happening: Happening) =>
    happen(world, happening).map((step) =>
      step.kind === 'begin'
        ? `${step.userId} ${step.productId} ${step.state}`
        : `${step.seat.userId} ${step.seat.productId} ${step.kind}s`,
    )

  test('of the product of a group swaps the seats of each member, and nobody is without', () => {
    const world = after([e3, e5], members)
    expect(kinds(world, swap('staff', 'e3', 'e5')).sort()).toEqual([
      'ada e3 ends',
      'ada e5 held',
      'ben e3 ends',
      'ben e5 held',
    ])
  })
  test('to a better product does not touch an add-on that works with both', () => {
    const suites = [
      product('e3', { plans: ['meet'] }),
      product('e5', { plans: ['meet'] }),
      product('voice', { plans: ['calls'] }),
    ]
    const world = after([...suites, requires('calls', 'meet')], [...members, assign('ada', 'voice')])
    expect(kinds(world, swap('staff', 'e3', 'e5'))).not.toContainEqual(expect.stringContaining('voice'))
    expect(standingsOf(world)).toMatchObject({ 'ada e5': 'held', 'ada voice': 'held' })
  })
  test('from one group to another that gives the same touches no seat', () => {
    const world = after([product('e3', { units: 2 })], [...members, assign('cy', 'e3'), give('sales', 'e3')])
    expect(kinds(world, join('ada', 'sales'))).toEqual([])
    expect(kinds(world, leave('ada', 'staff'))).toEqual([])
  })
  test('of plans that clash with nothing touches no seat', () => {
    expect(kinds(after([e3], members), give('staff', 'e3', ['e3 plan']))).toEqual([])
  })
  test('of a priority touches rows only to write it down', () => {
    expect(kinds(after([e3], members), prioritize('staff', 4))).toEqual(['ada e3 reorders', 'ben e3 reorders'])
  })
  test('of a priority and of the line gives the seat with the new priority', () => {
    const line = [assign('dee', 'e3'), assign('ada', 'e3'), give('board', 'e3'), prioritize('board', 5)]
    const world = after([product('e3', { units: 1 })], line)
    change(world, join('ada', 'board'))
    change(world, unassign('dee', 'e3'))
    settle(world, { people: ['ada', 'dee'] })
    expect(world.rows.get('ada e3')).toMatchObject({ state: 'held', priority: 5 })
  })
  test('that changes only what is wrong keeps the date of the seat', () => {
    const suite = product('suite', { rank: 5, plans: ['chat'] })
    const world = after(
      [suite, product('slack', { plans: ['rooms', 'files'] }), excludes('chat', 'rooms')],
      [assign('ada', 'slack')],
    )
    const since = world.rows.get('ada slack')?.heldSince
    happen(world, assign('ada', 'suite'))
    expect(world.rows.get('ada slack')).toMatchObject({ error: 'MutuallyExclusiveViolation', heldSince: since })
  })
  test('is done once: the same facts again come to nothing', () => {
    const world = after(e5OverE3, [...members, assign('ada', 'e5'), assign('cy', 'e3'), move('cy', null)])
    const everybody = { people: ['ada', 'ben', 'cy', 'dee'], products: ['e3', 'e5'] }
    expect(settle(world, everybody)).toEqual([])
    expect(factsOf(world, everybody).people).toHaveLength(4)
  })
})
