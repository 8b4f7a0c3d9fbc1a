import type { Store } from '../storage/types.ts';
import type { Catalogue } from '../till/catalogue.ts';
import { type CardRecords, cardRecords } from '../till/records/card-records.ts';
import { type CashRecords, cashRecords } from '../till/records/cash-records.ts';
import { type ClosingRecords, closingRecords } from '../till/records/closing-records.ts';
import { type CubeRecords, cubeRecords } from '../till/records/cube-records.ts';
import { type CustomerRecords, customerRecords } from '../till/records/customer-records.ts';
import { type JobRecords, jobRecords } from '../till/records/job-records.ts';
import { type LateEntryRecords, lateEntryRecords } from '../till/records/late-entry-records.ts';
import { type LogRecords, logRecords } from '../till/records/log-records.ts';
import { type OriginRecords, originRecords } from '../till/records/origin-records.ts';
import { type PaymentRecords, paymentRecords } from '../till/records/payment-records.ts';
import { type SaleRecords, saleRecords } from '../till/records/sale-records.ts';
import { type SessionRecords, sessionRecords } from '../till/records/session-records.ts';
import { type SettingRecords, settingRecords } from '../till/records/setting-records.ts';
import { type TipRecords, tipRecords } from '../till/records/tip-records.ts';
import { type VoucherRecords, voucherRecords } from '../till/records/voucher-records.ts';
import { type DigitalReceiptRecords, digitalReceiptRecords } from './records/digital-receipt-records.ts';
import { type OutageRecords, outageRecords } from './records/outage-records.ts';
import { type ReceiptRecords, receiptRecords } from './records/receipt-records.ts';
import { type TransactionRecords, transactionRecords } from './records/transaction-records.ts';
import { type TseChangeRecords, tseChangeRecords } from './records/tse-change-records.ts';
import { type TseDeviceRecords, tseDeviceRecords } from './records/tse-device-records.ts';
import { type TseExportRecords, tseExportRecords } from './records/tse-export-records.ts';

/** Everything the till has written down, by kind. */
export interface PosRecords {
  readonly sales: SaleRecords;
  readonly payments: PaymentRecords;
  readonly vouchers: VoucherRecords;
  readonly origins: OriginRecords;
  readonly tips: TipRecords;
  readonly receipts: ReceiptRecords;
  readonly transactions: TransactionRecords;
  readonly outages: OutageRecords;
  readonly tseDevices: TseDeviceRecords;
  readonly tseExports: TseExportRecords;
  readonly tseChanges: TseChangeRecords;
  readonly cards: CardRecords;
  readonly cash: CashRecords;
  readonly closings: ClosingRecords;
  readonly customers: CustomerRecords;
  readonly jobs: JobRecords;
  readonly log: LogRecords;
  readonly settings: SettingRecords;
  readonly sessions: SessionRecords;
  readonly cubes: CubeRecords;
  readonly digitalReceipts: DigitalReceiptRecords;
  readonly lateEntries: LateEntryRecords;
}

export function posRecords(store: Store, catalogue: Catalogue): PosRecords {
  return {
    sales: saleRecords(store),
    payments: paymentRecords(store),
    vouchers: voucherRecords(store, catalogue),
    origins: originRecords(store),
    tips: tipRecords(store),
    receipts: receiptRecords(store),
    transactions: transactionRecords(store),
    outages: outageRecords(store),
    tseDevices: tseDeviceRecords(store),
    tseExports: tseExportRecords(store),
    tseChanges: tseChangeRecords(store),
    cards: cardRecords(store),
    cash: cashRecords(store),
    closings: closingRecords(store),
    customers: customerRecords(store),
    jobs: jobRecords(store),
    log: logRecords(store),
    settings: settingRecords(store),
    sessions: sessionRecords(store),
    cubes: cubeRecords(store),
    digitalReceipts: digitalReceiptRecords(store),
    lateEntries: lateEntryRecords(store),
  };
}
