const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** The name of a country by its ISO 3166 code, as the directory keeps it; the code where it has no name. Runs on the server alone. */
export const regionName = (code: string | null): string | null => (code === null ? null : named(regions, code))

/** The name of a language by its BCP 47 tag; the tag where it has no name. Runs on the server alone. */
export const languageName = (tag: string | null): string | null => (tag === null ? null : named(languages, tag))

/** Imported records may carry what is no code at all, which the engine refuses to name. */
function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
