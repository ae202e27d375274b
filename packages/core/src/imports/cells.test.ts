import { describe, expect, test } from 'vitest'
import { address, country, date, guid, language, oneOf, principalName, text, yesOrNo } from './cells.ts'

const guidText = '0c266dff-15dd-4b49-8397-2bb16070ed52'

describe('a cell is read', () => {
  test.each([
    ['a formula as the text that it is', text(), '=1+2', '=1+2'],
    ['markup as the text that it is', text(), '<script>"', '<script>"'],
    ['tabs as spaces', text(), 'Windows \t10 \t\tEnterprise', 'Windows 10 Enterprise'],
    ['a GUID in lower case', guid, guidText.toUpperCase(), guidText],
    ['a date', date, '2024-02-29', '2024-02-29'],
    ['a date with the midnight of an export', date, '2001-07-01T00:00:00Z', '2001-07-01'],
    ['TRUE as a spreadsheet writes it', yesOrNo, 'TRUE', true],
    ['0 as no', yesOrNo, '0', false],
    ['a country in capitals', country, 'de', 'DE'],
    ['a language', language, 'de-CH', 'de-CH'],
    ['a word in whatever case', oneOf(['member', 'guest']), 'Guest', 'guest'],
    ['a mail address', address, 'o’neil@example.com', 'o’neil@example.com'],
    ['a guest', principalName, 'kim_other.example#EXT#@example.com', 'kim_other.example#EXT#@example.com'],
  ] as const)('%s', (_, read, cell, value) => {
    expect(read(cell)).toEqual({ value })
  })
})

describe('a cell is refused with a reason', () => {
  test.each([
    ['a text that is too long', text(5), 'abcdef', 'Use at most 5 characters; these are 6.'],
    ['a line break', text(), 'a\nb', 'Leave out line breaks and control characters.'],
    ['a zero byte', text(), 'a\0b', 'Leave out line breaks and control characters.'],
    ['a GUID without hyphens', guid, guidText.replaceAll('-', ''), 'This is not a GUID'],
    ['a GUID that is one short', guid, guidText.slice(1), 'This is not a GUID'],
    ['a day that does not exist', date, '2023-02-29', 'This date does not exist'],
    ['a date of another country', date, '07/01/2001', 'Write the date as year-month-day'],
    ['a year long ago', date, '0001-01-01', 'is before 1900'],
    ['maybe', yesOrNo, 'maybe', 'Write true or false.'],
    ['a property of every object', yesOrNo, 'constructor', 'Write true or false.'],
    ['a country that is none', country, 'ZZ', 'This is not a country code'],
    ['a country by its name', country, 'Germany', 'This is not a country code'],
    ['a language by its name', language, 'German!', 'This is not a language'],
    ['an unknown word', oneOf(['member', 'guest']), 'robot', 'Write member or guest.'],
    ['a name without @', principalName, 'ada', 'This is not a name to sign in with'],
    ['two addresses', address, 'a@example.com, b@example.com', 'This is not a mail address'],
  ] as const)('%s', (_, read, cell, reason) => {
    expect(read(cell)).toEqual({ reason: expect.stringContaining(reason) })
  })
})
