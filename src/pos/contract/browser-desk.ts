/** The browser on the cashier's device, as far as it stands between a page and the devices beside it. */
export interface BrowserRules {
  /**
   * Chrome since 142 lets a page from outside reach the local network only with its user's leave. `not-asked`: page and
   * devices share a network, or the browser knows no such question.
   */
  readonly localNetwork: 'not-asked' | 'granted' | 'denied';
  /** How the till's page comes; a page by https may not speak plain http to a device (mixed content). */
  readonly page: 'http' | 'https';
}

/** What a person does in the browser around the till's page. */
export interface BrowserDesk {
  /** Allows this page to reach devices in the local network. */
  allowLocalNetwork(): Promise<void>;
  /** Opens the printer's own page once and accepts its certificate. */
  acceptCertificate(): Promise<void>;
}

/** One step of setting up the printer that the page itself prints on. */
export interface SetUpStep {
  readonly step: 'address' | 'certificate' | 'permission' | 'test';
  readonly state: 'done' | 'open' | 'wrong';
  readonly text: string;
}
