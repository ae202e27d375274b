import { mostCharacters, mostGroups, mostNesting } from './limits.ts'
import type { Span } from './rule.ts'

const meant = (nearest: string | null | undefined): string => (nearest ? ` Did you mean ${nearest}?` : '')
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** Every reason why a text is no rule: the code for programs, and the sentence for the person who wrote it. */
export const ruleSentences = {
  emptyRule: () => 'Write a rule, such as user.department -eq "Sales".',
  tooLong: ({ length }: { length: number }) =>
    `A rule has at most ${mostCharacters.toLocaleString('en-US')} characters; this one has ${length.toLocaleString('en-US')}.`,
  tooDeep: () => `At most ${mostNesting} parentheses and -not can stand inside each other.`,

  unexpectedCharacter: ({ found }: { found: string }) => `A rule has no place for ${found} outside quotes.`,
  symbolOperator: ({ found, operator }: { found: string; operator: string }) =>
    `Write ${operator} instead of ${found}.`,
  curlyQuote: () => 'Use straight quotes, " or \', instead of typographic ones.',
  missingQuote: ({ escaped }: { escaped: boolean }) =>
    escaped
      ? 'The quote that starts here has no end: \\" is a quote inside it. Put a value that ends in a backslash between single quotes.'
      : 'The quote that starts here has no end.',
  unescapedQuote: ({ quote }: { quote: string }) =>
    quote === '"'
      ? 'The value ends at its second quote. Write a quote inside the value as \\".'
      : "The value ends at its second quote. Write a quote inside the value as ''.",
  missingParenthesis: () => 'The parenthesis that opens here is not closed.',
  strayParenthesis: () => 'This parenthesis closes nothing.',
  missingBracket: () => 'The list that starts here needs commas between its values and a ] at its end.',
  trailingText: ({ found }: { found: string }) =>
    `The expression ends before ${shorten(found)}. Join expressions with -and or -or.`,

  expectedProperty: () => 'An expression starts with a property, such as user.department.',
  missingObject: ({ right }: { right: string }) => `Write ${right}: a property stands behind its object.`,
  missingProperty: ({ found }: { found: string }) => `Name a property of ${found}, with a dot between them.`,
  unknownObject: ({ found }: { found: string }) => `Rules know the object user, but not ${shorten(found)}.`,
  deviceProperty: () => 'A rule selects users. The properties of devices cannot be used here.',
  unknownProperty: ({ found, nearest }: { found: string; nearest: string | null }) =>
    `There is no property ${shorten(found)} that rules can use.${meant(nearest)}`,
  wrongCase: ({ right }: { right: string }) => `Write ${right}: the case of these letters matters.`,
  malformedExtension: () =>
    'An extension property is extensionAttribute1 to extensionAttribute15, or extension_, the application id without hyphens (32 characters), _ and a name.',
  outsideItems: ({ found }: { found: string }) =>
    `${shorten(found)} stands for an item of a collection: it only has a meaning behind -any or -all.`,
  insideItems: ({ right }: { right: string }) =>
    `The condition on the items of this collection is about ${right}. Put it into parentheses, and everything else outside.`,

  expectedOperator: ({ name }: { name: string }) => `An operator, such as -eq, must follow ${shorten(name)}.`,
  unknownOperator: ({ found, nearest }: { found: string; nearest: string | null }) =>
    `There is no operator ${shorten(found)}.${meant(nearest)}`,
  notAsComparison: () => '-not stands in front of an expression. To compare, use -ne.',
  operatorNotSupported: ({ name, operator, allowed }: { name: string; operator: string; allowed: string }) =>
    `${shorten(name)} does not support ${operator}. It supports ${allowed}.`,

  expectedValue: ({ operator, example }: { operator: string; example: string }) =>
    `A value must follow ${operator}, such as ${example}.`,
  unquotedText: ({ right }: { right: string }) => `Put the text into quotes: ${shorten(right)}.`,
  expectedBoolean: ({ name }: { name: string }) => `${name} is compared with true or false.`,
  nullOperator: ({ operator }: { operator: string }) => `null goes with -eq and -ne only, not with ${operator}.`,
  expectedList: ({ operator }: { operator: string }) =>
    `${operator} takes a list in brackets, such as ["Sales", "Marketing"].`,
  emptyList: () => 'Name at least one value in the list.',
  unexpectedList: ({ operator }: { operator: string }) =>
    `${operator} compares with one value. For a list, use -in or -notIn.`,
  invalidPattern: ({ says }: { says: string }) => `This pattern cannot be used: ${says}.`,
  invalidDate: () => 'Write a date, such as 2026-06-10 or 2026-06-10T18:13:20Z, or system.now.',
  invalidDuration: () => 'Write a length of time, such as P1D for a day, P2W for two weeks or PT12H for twelve hours.',

  memberOfForm: () => "Write user.memberOf -any (group.objectId -in ['id of a group', 'id of another group']).",
  memberOfAlone: () => 'user.memberOf must be the whole rule: it cannot be combined with other expressions or -not.',
  tooManyGroups: ({ groups }: { groups: number }) =>
    `A memberOf rule names at most ${mostGroups} groups; this one names ${groups}.`,
  directReportsForm: () => 'Write Direct Reports for "id of the manager".',
  directReportsAlone: () =>
    'Direct Reports must be the whole rule: it cannot be combined with other expressions or -not.',
} as const

/** Why a text is no rule, in one word. */
export type RuleErrorCode = keyof typeof ruleSentences

/** Why a text is no rule, and where: from `start` up to `end`. `fix` is what to write there instead, where that is clear. */
export interface RuleError {
  readonly code: RuleErrorCode
  readonly says: string
  readonly start: number
  readonly end: number
  readonly fix?: string
}

/** What the sentence of a code is about. */
export type About<Code extends RuleErrorCode> = Parameters<(typeof ruleSentences)[Code]>

/** An error with its sentence. */
export function ruleError<Code extends RuleErrorCode>(
  code: Code,
  { start, end }: Span,
  about: About<Code>,
  fix?: string,
): RuleError {
  const says = (ruleSentences[code] as (...about: About<Code>) => string)(...about)
  return { code, says, start, end, ...(fix === undefined ? {} : { fix }) }
}

/** What the parser throws to itself at the first error; it never leaves `parseRule`. */
export class RuleFault extends Error {
  constructor(readonly error: RuleError) {
    super(error.code)
  }
}

/** Ends the reading of a rule with an error. */
export function fail<Code extends RuleErrorCode>(code: Code, span: Span, about: About<Code>, fix?: string): never {
  throw new RuleFault(ruleError(code, span, about, fix))
}
