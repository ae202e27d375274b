/** A message ready to be sent. */
export interface Message {
  /** Identifies the message for ever: sent again, it carries the same Message-ID. */
  readonly id: string
  /** The sender: an address, or `Name <address>`. */
  readonly from: string
  /** One mail address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A way to send mail. */
export interface Transport {
  /** Resolves when the message has been taken over for good; rejects with the reason where it was not. */
  send(message: Message): Promise<void>
  /** Ends what is open; nothing can be sent afterwards. */
  close(): Promise<void>
}
