/** What a form sent, by the names of its fields, so that it can be sent once more. */
export type Typed = Readonly<Record<string, string>>

/** What was typed in a form. Fields that were sent several times get a place each: `answers.q[0]`, `answers.q[1]`. */
export function typedIn(formData: FormData): Typed {
  const texts = (name: string) => formData.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries(
    [...new Set(formData.keys())].flatMap((name) => {
      const [only = '', ...more] = texts(name)
      return more.length === 0 ? [[name, only]] : [only, ...more].map((text, nth) => [`${name}[${nth}]`, text])
    }),
  )
}
