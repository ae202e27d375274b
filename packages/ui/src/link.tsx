import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type FormHTMLAttributes,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  useContext,
} from 'react'

/** What a link component receives: an anchor's attributes with an address that is always there. */
export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** A component that renders a link: the router's own, wrapped so that it takes `href` and passes the ref on. */
export type LinkComponent = ForwardRefExoticComponent<LinkProps & RefAttributes<HTMLAnchorElement>>

/** What a form component receives: a form's own attributes. */
export type FormProps = FormHTMLAttributes<HTMLFormElement>

/** A component that renders a form: the router's own, so that sending it does not reload the page. */
export type FormComponent = ComponentType<FormProps>

const PlainLink = forwardRef<HTMLAnchorElement, LinkProps>(function PlainLink({ children, ...rest }, ref) {
  return (
    <a {...rest} ref={ref}>
      {children}
    </a>
  )
})

function PlainForm(props: FormProps) {
  return <form {...props} />
}

const Elements = createContext<{ Link: LinkComponent; Form: FormComponent }>({ Link: PlainLink, Form: PlainForm })

/** Tells every component below which elements to use for links and forms. What is left out stays as it was above. */
export function LinkProvider(props: {
  LinkComponent?: LinkComponent | undefined
  FormComponent?: FormComponent | undefined
  children: ReactNode
}) {
  const above = useContext(Elements)
  const elements = { Link: props.LinkComponent ?? above.Link, Form: props.FormComponent ?? above.Form }
  return <Elements.Provider value={elements}>{props.children}</Elements.Provider>
}

/** A link through the provided component; a plain anchor when none is provided. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(props, ref) {
  const { Link: Provided } = useContext(Elements)
  return <Provided {...props} ref={ref} />
})

/** A form through the provided component; a plain form when none is provided. */
export function Form(props: FormProps) {
  const { Form: Provided } = useContext(Elements)
  return <Provided {...props} />
}
