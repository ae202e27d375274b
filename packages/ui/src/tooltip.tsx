import { Tooltip as Primitive } from 'radix-ui'
import type { ReactElement } from 'react'

/**
 * A word of help on hover and focus. The child must take a ref and be focusable (a button, a link). Never the only place
 * of what a person needs to know: it does not exist on a phone or without JavaScript.
 */
export function Tooltip(props: { content: string; children: ReactElement }) {
  return (
    <Primitive.Provider delayDuration={400}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{props.children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-appear rounded-md bg-inverse px-2 py-1 text-sm text-inverse-ink"
          >
            {props.content}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  )
}
