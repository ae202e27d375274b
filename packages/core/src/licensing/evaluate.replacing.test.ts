import { describe } from 'vitest'
import {
  assign,
  e3,
  e5,
  e5OverE3,
  give,
  join,
  keepApart,
  move,
  product,
  so,
  supersede,
  swap,
  unassign,
} from './cases.testing.ts'

describe('a better product', () => {
  so(
    'replaces the lesser one, whose seat goes to the next',
    e5OverE3,
    [assign('ada', 'e3'), assign('ben', 'e3'), assign('ada', 'e5')],
    {
      'ada e3': 'superseded by e5',
      'ada e5': 'held',
      'ben e3': 'held',
    },
  )
  so(
    'replaces nothing while it is waited for',
    e5OverE3,
    [assign('ben', 'e5'), assign('ada', 'e3'), assign('ada', 'e5')],
    {
      'ben e5': 'held',
      'ada e3': 'held',
      'ada e5': 'waiting',
    },
  )
  so(
    'that arrives from the line replaces the lesser one, whose seat goes on',
    e5OverE3,
    [assign('ben', 'e5'), assign('ada', 'e3'), assign('ada', 'e5'), assign('cy', 'e3'), unassign('ben', 'e5')],
    { 'ada e3': 'superseded by e5', 'ada e5': 'held', 'cy e3': 'held' },
  )
  so(
    'gives the lesser one back when it ends',
    e5OverE3,
    [assign('ada', 'e5'), assign('ada', 'e3'), unassign('ada', 'e5')],
    {
      'ada e3': 'held',
    },
  )
  so(
    'that ends brings the lesser one back to its old place in line',
    e5OverE3,
    [
      ...[assign('ada', 'e3'), assign('ada', 'e5'), assign('ben', 'e3'), assign('cy', 'e3')],
      ...[unassign('ada', 'e5'), unassign('ben', 'e3')],
    ],
    { 'ada e3': 'held', 'cy e3': 'waiting' },
  )
  so(
    'that is swapped may end for one and come for another: the old place counts before the line',
    [
      product('e3', { units: 1, supersededBy: ['french', 'german'] }),
      product('french', { allowedCountries: ['FR'] }),
      product('german', { allowedCountries: ['DE'] }),
    ],
    [
      ...[give('staff', 'french'), move('ada', 'FR'), move('cy', 'US')],
      ...[join('cy', 'staff'), join('ada', 'staff'), join('ben', 'staff')],
      ...[assign('ada', 'e3'), assign('ben', 'e3'), assign('cy', 'e3'), swap('staff', 'french', 'german')],
    ],
    {
      'ada e3': 'held',
      'ada german': 'error: ProhibitedInUsageLocationViolation (FR)',
      'ben e3': 'superseded by german',
      'ben german': 'held',
      'cy e3': 'waiting',
      'cy german': 'error: ProhibitedInUsageLocationViolation (US)',
    },
  )
  so(
    'that may not be used in the country replaces nothing',
    [product('e3', { supersededBy: ['e5'] }), product('e5', { allowedCountries: ['US'] })],
    [assign('ada', 'e3'), assign('ada', 'e5')],
    { 'ada e3': 'held', 'ada e5': 'error: ProhibitedInUsageLocationViolation (DE)' },
  )
  so(
    'also replaces what a replaced product replaces',
    [product('e1', { supersededBy: ['e3'] }), product('e3', { supersededBy: ['e5'] }), e5],
    [assign('ada', 'e1'), assign('ada', 'e3'), assign('ada', 'e5')],
    { 'ada e1': 'superseded by e5', 'ada e3': 'superseded by e5', 'ada e5': 'held' },
  )
  so(
    'comes first even where its rank is lower',
    [product('e3', { rank: 9, supersededBy: ['e5'] }), product('e5', { rank: 1 })],
    [assign('ada', 'e3'), assign('ada', 'e5')],
    { 'ada e3': 'superseded by e5', 'ada e5': 'held' },
  )
  so(
    'is one as soon as the rule says so',
    [e3, e5],
    [assign('ada', 'e3'), assign('ada', 'e5'), supersede('e5', 'e3')],
    {
      'ada e3': 'superseded by e5',
      'ada e5': 'held',
    },
  )
  so(
    'is none any more when the rule ends',
    e5OverE3,
    [assign('ada', 'e3'), assign('ada', 'e5'), keepApart('e5', 'e3')],
    {
      'ada e3': 'held',
      'ada e5': 'held',
    },
  )
})

describe('a country', () => {
  const german = product('e3', { allowedCountries: ['DE', 'AT'], units: 1 })
  so('that is allowed changes nothing', [german], [assign('ada', 'e3')], { 'ada e3': 'held' })
  so(
    'that is not allowed is an error, and takes no seat',
    [german],
    [move('ada', 'FR'), assign('ada', 'e3'), assign('ben', 'e3')],
    {
      'ada e3': 'error: ProhibitedInUsageLocationViolation (FR)',
      'ben e3': 'held',
    },
  )
  so(
    'that is not known is an error where not every country is allowed',
    [german, e5],
    [move('ada', null), assign('ada', 'e3'), assign('ada', 'e5')],
    {
      'ada e3': 'error: ProhibitedInUsageLocationViolation (no country)',
      'ada e5': 'held',
    },
  )
  so(
    'that changes gives the seat to the next',
    [german],
    [assign('ada', 'e3'), assign('ben', 'e3'), move('ada', 'FR')],
    { 'ada e3': 'error: ProhibitedInUsageLocationViolation (FR)', 'ben e3': 'held' },
  )
  so(
    'that is put right brings the old place back',
    [german],
    [
      move('ada', 'FR'),
      assign('ada', 'e3'),
      assign('ben', 'e3'),
      assign('cy', 'e3'),
      move('ada', 'AT'),
      unassign('ben', 'e3'),
    ],
    { 'ada e3': 'held', 'cy e3': 'waiting' },
  )
  so(
    'that one product of a group forbids does not hold back the others',
    [german, e5],
    [give('staff', 'e3'), give('staff', 'e5'), move('ada', 'FR'), join('ada', 'staff')],
    { 'ada e3': 'error: ProhibitedInUsageLocationViolation (FR)', 'ada e5': 'held' },
  )
})
