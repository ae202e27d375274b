// Line breaks and tabs are let through: texts of several lines have them. A surrogate counts where its other half is missing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the rule itself
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u

/**
 * Whether a text is one that people can read and both databases can keep: well-formed Unicode, without control characters other than
 * line breaks and tabs. Those would garble lists, mails and logs, and PostgreSQL refuses a zero byte, and half a character in JSON.
 */
export const isPlainText = (text: string): boolean => !unfit.test(text)

/** Whether a text is plain and stands on one line. */
export const isPlainLine = (text: string): boolean => isPlainText(text) && !/[\r\n\t]/.test(text)
