import { createContext, type ReactNode, useContext } from 'react'

const Nonce = createContext('')

/** Gives the answer's one-time word to the scripts of the page. */
export function NonceProvider(props: { nonce: string; children: ReactNode }) {
  return <Nonce.Provider value={props.nonce}>{props.children}</Nonce.Provider>
}

/** The one-time word for scripts; empty in the browser, which hides the attribute from everybody. */
export const useNonce = (): string => useContext(Nonce)
