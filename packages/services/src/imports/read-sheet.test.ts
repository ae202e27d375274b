import { isRefusal } from '@latchkey/core/refusal'
import { describe, expect, test } from 'vitest'
import { readSheet } from './read-sheet.ts'

const read = (text: string) => readSheet('users', Buffer.from(text))
const told = (text: string) => read(text).rows.map(({ line, cells }) => [line, ...cells])

describe('a file is taken apart', () => {
  test.each([
    [
      'line feeds',
      'a,b\n1,2\n3,4\n',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'carriage returns and line feeds',
      'a,b\r\n1,2\r\n3,4',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'carriage returns alone',
      'a,b\r1,2\r3,4',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        [2, '1', '2'],
        [3, '3', '4'],
        [4, '5', '6'],
      ],
    ],
    ['a byte order mark', '\ufeffa,b\n1,2', [[2, '1', '2']]],
    [
      'spaces around values and quotes',
      'a,b\n 1 , "2" \n\u00a03\u00a0,"  4 "',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    ['quotes with separators and quotes inside', 'a,b\n"1,5","say ""hi"""', [[2, '1,5', 'say "hi"']]],
    ['a quote inside a bare value', 'a,b\n5" disk,2', [[2, '5" disk', '2']]],
    [
      'semicolons',
      'a;b\n1;"2;5"\n3,5;4',
      [
        [2, '1', '2;5'],
        [3, '3,5', '4'],
      ],
    ],
    ['formulas as they are', 'a,b\n=1+2,@sum', [[2, '=1+2', '@sum']]],
    [
      'blank lines, which count',
      '\n\na,b\n\n1,2\n  \n\n3,4\n\n',
      [
        [5, '1', '2'],
        [8, '3', '4'],
      ],
    ],
    [
      'line breaks in quotes, which count',
      'a,b\r\n"1\r\n\r\nx",2\r\n3,4',
      [
        [2, '1\r\n\r\nx', '2'],
        [5, '3', '4'],
      ],
    ],
  ])('with %s', (_, text, rows) => {
    expect(told(text)).toEqual(rows)
    expect(read(text).header).toEqual(['a', 'b'])
    expect(read(text).broken).toEqual([])
  })

  test('and a broken row costs only itself', () => {
    const sheet = read('a,b\n1,2\n"x"y,"3\n\n5,6\n"7,8\n9,10\n')
    expect(sheet.rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 5, cells: ['5', '6'] },
      { line: 7, cells: ['9', '10'] },
    ])
    expect(sheet.broken).toEqual([
      {
        line: 3,
        column: '',
        value: '"x"y,"3',
        reason: 'The quotes in this row do not fit. A quote inside a quoted value is written twice.',
      },
      { line: 6, column: '', value: '"7,8', reason: 'A quote opens here and never closes.' },
    ])
  })

  test('and a quote that never closes does not swallow a long file', () => {
    const rest = Array.from({ length: 3000 }, (_, index) => `${index},value`).join('\n')
    const sheet = read(`a,b\n"x,1\n${rest}`)
    expect(sheet.rows).toHaveLength(3000)
    expect(sheet.rows.at(-1)).toEqual({ line: 3002, cells: ['2999', 'value'] })
    expect(sheet.broken.map(({ line }) => line)).toEqual([2])
  })
})

describe('a file that is no table is refused', () => {
  test.each([
    ['nothing but blank lines', '\n \n', 'Its first line names no columns.'],
    ['a broken header', '"a"b,c\n1,2', 'Its first line names no columns.'],
    ['broken line after line', `a,b\n${'"x"y,1\n'.repeat(1500)}`, 'Most of its lines are not rows of a table.'],
  ])('%s', (_, text, says) => {
    let refusal: unknown
    try {
      read(text)
    } catch (error) {
      refusal = error
    }
    expect(isRefusal(refusal) && refusal.says).toBe(`This file is not a list of users. ${says}`)
  })
})
