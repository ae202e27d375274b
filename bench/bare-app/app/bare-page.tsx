import { createContext, createElement, type ReactNode, useContext } from 'react'
import type { BarePage, Piece } from '../../pages/bare-page.ts'

const Bare = createContext<{ readonly page: BarePage; readonly nonce: string } | null>(null)

/** Gives the constants to the page. They stand on the server alone: no browser takes part in the bench. */
export const BareProvider = Bare.Provider

/** The constants of the page at hand. */
export function useBare() {
  const bare = useContext(Bare)
  if (!bare) throw new Error('the bare page is rendered on the server alone')
  return bare
}

/** Plain React elements, one for each element of the real page. */
export const elements = (pieces: readonly Piece[]): ReactNode[] =>
  pieces.map((piece) =>
    typeof piece === 'string' ? piece : createElement(piece.tag, piece.props, ...elements(piece.children)),
  )
