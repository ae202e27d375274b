import { palettes } from './layout.ts'

/**
 * A letter as a mail program shows it by night, without its style sheet: the colors of the night stand in the elements. For previews
 * under rules that let no style sheet in.
 */
export const inDark = (html: string): string =>
  (['ink', 'soft', 'line', 'link'] as const)
    .reduce((page, name) => page.replaceAll(`color:${palettes.light[name]}`, `color:${palettes.dark[name]}`), html)
    .replaceAll(`solid ${palettes.light.line}`, `solid ${palettes.dark.line}`)
    .replaceAll(`background-color:${palettes.light.paper}`, `background-color:${palettes.dark.paper}`)
