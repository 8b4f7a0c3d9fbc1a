/** Master data of the business and its one register; everything a receipt must say about the seller (§ 6 KassenSichV no. 1). */
export interface SalonMasterData {
  readonly name: string;
  readonly owner: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly taxNumber: string;
  readonly vatId: string;
  readonly registerId: string;
  /** Serial number of the recording system; also the client id in the TSE, so receipt and TSE log cannot disagree. */
  readonly registerSerial: string;
  /** Kleinunternehmer (§ 19 UStG): no VAT on anything, and every receipt says why (LAW-35). */
  readonly isSmallBusiness?: boolean;
}
