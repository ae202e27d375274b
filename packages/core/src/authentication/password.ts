import type { Objection } from '../objection.ts'

/** A password that somebody wants to have. */
export interface NewPassword {
  readonly password: string
  /** Names that must not be in it: user name, given name, surname. */
  readonly names: readonly string[]
}

/** Shortest and longest password, in characters (Microsoft Entra password policy). */
export const passwordLength = { min: 8, max: 256 } as const

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** Passwords that everybody tries first; looked up in lower case with usual substitutions undone. */
const common = new Set(
  [
    'password',
    'qwerty',
    'welcome',
    'letmein',
    'latchkey',
    'changeme',
    'summer',
    'winter',
    'spring',
    'autumn',
    'secret',
  ].flatMap((word) => [
    word,
    `${word}1`,
    `${word}12`,
    `${word}123`,
    `${word}1234`,
    `${word}!`,
    `${word}1!`,
    `${word}123!`,
  ]),
)

const plain = (password: string) => password.toLowerCase().replace(/0/g, 'o').replace(/\$/g, 's').replace(/@/g, 'a')

/** Every reason not to take a password, in the order a person should hear them. */
export const objectionsToPassword: readonly Objection<NewPassword>[] = [
  {
    code: 'passwordTooShort',
    kind: 'invalid',
    field: 'password',
    says: `Use at least ${passwordLength.min} characters.`,
    when: ({ password }) => [...password].length < passwordLength.min,
  },
  {
    code: 'passwordTooLong',
    kind: 'invalid',
    field: 'password',
    says: `Use at most ${passwordLength.max} characters.`,
    when: ({ password }) => [...password].length > passwordLength.max,
  },
  {
    code: 'passwordTooSimple',
    kind: 'invalid',
    field: 'password',
    says: 'Use at least three of these: small letters, capital letters, digits, other characters.',
    when: ({ password }) => [...password].length < 16 && classes.filter((one) => one.test(password)).length < 3,
  },
  {
    code: 'passwordHasName',
    kind: 'invalid',
    field: 'password',
    says: 'Leave your name out of the password.',
    when: ({ password, names }) =>
      names.some((name) => name.length >= 4 && plain(password).includes(name.toLowerCase())),
  },
  {
    code: 'passwordCommon',
    kind: 'invalid',
    field: 'password',
    says: 'This password is among the first that anybody would try. Choose another.',
    when: ({ password }) => common.has(plain(password)) || common.has(password.toLowerCase()),
  },
]
