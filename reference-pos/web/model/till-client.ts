import type { CardKind } from '../../src/till/card-kind.ts';
import type { ClosingEntry, DayTab, MovementEntry } from './day-facts.ts';
import { offerDigitalReceipt } from './digital-receipt.ts';
import type { Language } from './facts.ts';
import type { TillClientOptions } from './ports.ts';
import type { LineEntry } from './sale-desk.ts';
import { dismiss, leaveRefusals } from './till.ts';
import { TillRoom } from './till-room.ts';
import type { DeviceKind, TillState } from './till-state.ts';
import type { DiscountEntry, PartPayment, TipEntry } from './trade-desk.ts';
import type { CallerIdWish, TerminalSettings } from './wire.ts';

/** The till as its cashier meets it: a screen as plain data, and acts. No act throws; what went wrong is on the screen. */
export interface TillClient {
  readonly state: TillState;
  /** Calls `listener` after every change of the state; returns what ends that. */
  subscribe(listener: (state: TillState) => void): () => void;
  /** Resolves when the till has asked its server for the first time and shows what it found. */
  ready(): Promise<void>;
  /** Ends the heartbeat, the live events and the lock; the client is of no use afterwards. */
  stop(): void;

  signIn(user: string, pin: string): Promise<void>;
  signOut(): Promise<void>;

  /** Resolves when the server has the line, or when it has to wait for the connection. */
  addLine(entry: string | LineEntry): Promise<void>;
  /** A scanned or typed code: a product's GTIN, or an article's number where it has no variants. */
  enterCode(code: string, staffId?: string): Promise<void>;
  voidLine(lineId: string): Promise<void>;
  cancelSale(): Promise<void>;
  parkSale(): Promise<void>;
  resumeSale(saleId: string): Promise<void>;

  beginPayment(): void;
  /** What was handed over, as typed: `50`, `50,00`, `50.5`. */
  enterTendered(text: string): void;
  backToSale(): void;
  /** Takes cash; without an amount what was entered counts, and nothing entered means the exact sum. */
  payCash(tendered?: string): Promise<void>;
  /** Takes what is due by card: by the terminal where the till drives it, else by hand. */
  payByCard(): Promise<void>;
  /** The screen that shows the amount to be typed at the terminal (PH-09, PH-15). */
  payByHand(): void;
  /** By hand: what kind of card it was; the same once more takes it back. */
  nameCardKind(kind: CardKind): void;
  /** "The terminal has approved": records the payment by hand. */
  confirmApproved(): Promise<void>;
  cancelCard(): Promise<void>;
  askTerminalAgain(): Promise<void>;
  /** The cashier has read from the terminal's slip what became of an unclear payment. */
  decideCard(wasPaid: boolean): Promise<void>;
  leaveCard(): void;

  /** A part of what is due, in cash or by a card whose approval the cashier has read off the terminal. */
  payPart(part: PartPayment): Promise<boolean>;
  redeemVoucher(number: string, amount?: string): Promise<boolean>;
  settleDeposit(receiptNumber: number): Promise<boolean>;
  takeOnAccount(customerName: string): Promise<boolean>;
  addTip(entry: TipEntry): Promise<boolean>;
  /** Takes something off; without a reason the server refuses it. */
  giveDiscount(entry: DiscountEntry): Promise<boolean>;
  finishSale(): Promise<boolean>;
  cancelReceipt(number: number, reason: string, refund?: 'same' | 'cash'): Promise<boolean>;
  returnLine(receiptNumber: number, lineId: string, quantity: number, asVoucher: boolean): Promise<boolean>;
  collectClaim(receiptNumber: number): Promise<boolean>;
  /** Practice from the next sale on, or no longer. */
  setTraining(isOn: boolean): void;
  /** Leaves the receipt for the next customer. */
  newSale(): void;

  /** The receipt finished last on this device, to look at or to print again. */
  showLastReceipt(): Promise<void>;
  printAgain(): Promise<void>;
  openDrawer(): Promise<void>;
  /** Needs the right and a reason; both go into the journal (PH-20). */
  openDrawerWithoutSale(reason: string): Promise<void>;
  noteDrawerOpenedByKey(): Promise<void>;
  allowKickByPage(isAllowed: boolean): Promise<void>;

  /** The customer wants the receipt digitally: makes it and shows the code to scan. */
  offerDigitalReceipt(): Promise<void>;

  /** What the tax office asks for. */
  showOffice(): Promise<void>;
  leaveOffice(): void;
  /** Cash book, closing and archive of the day. */
  showDay(tab: DayTab): Promise<void>;
  leaveDay(): void;
  moveCash(entry: MovementEntry): Promise<boolean>;
  closeDay(entry: ClosingEntry): Promise<boolean>;
  showClosing(number: number): Promise<void>;
  hideClosing(): void;
  printClosing(number: number): Promise<void>;

  showDevices(): void;
  hideDevices(): void;
  setPrinterAddress(text: string): Promise<void>;
  testPrint(): Promise<void>;
  /** The test button of a device (PH-29). */
  testDevice(kind: DeviceKind): Promise<void>;
  /** Makes a code that lets a cube into the salon once. */
  makeCubeCode(): Promise<void>;
  /** Shows the salon's cube out. */
  unpairCube(): Promise<void>;
  saveTerminal(settings: TerminalSettings & { readonly password?: string }): Promise<void>;
  testTerminal(): Promise<void>;
  setLanguage(language: Language): void;
  /** Puts a card about a call away, on this screen only. */
  closeCall(callId: string): void;
  /** Begins a customer's card with the number of that call. */
  beginNewCustomer(callId: string): void;
  enterCustomerName(name: string): void;
  saveNewCustomer(): Promise<void>;
  cancelNewCustomer(): void;
  /** Reads anew how the caller ID is set up. */
  loadCallerIdSetUp(): Promise<void>;
  setUpCallerId(wish: CallerIdWish): Promise<void>;
  dismissNotice(id: string): void;
}

/** A till that begins at once to look for its server; it reaches the world by the doors it is given and by nothing else. */
export function createTillClient(options: TillClientOptions): TillClient {
  const room = new TillRoom(options);
  const { store, calls, sales, payments, cards, terminal, trade, prints, drawer, day, devices, cube, office, session } =
    room;
  /** Every act is a touch: the till locks itself when there is none for long. */
  const act =
    <A extends unknown[], R>(perform: (...args: A) => R) =>
    (...args: A): R => {
      session.touch();
      return perform(...args);
    };
  /** An act that leads to another page. */
  const leave = <A extends unknown[], R>(perform: (...args: A) => R) =>
    act((...args: A): R => {
      leaveRefusals(room.till);
      return perform(...args);
    });
  return {
    get state() {
      return room.state;
    },
    subscribe: (listener) => store.listen(() => listener(room.state)),
    ready: () => room.ready,
    stop: () => room.stop(),

    signIn: (user, pin) => session.signIn(user.trim(), pin),
    signOut: () => session.signOut(),

    addLine: act((entry) => sales.addLine(typeof entry === 'string' ? { articleId: entry } : entry)),
    enterCode: act((code, staffId) => sales.enterCode(code, staffId)),
    voidLine: act((lineId) => sales.voidLine(lineId)),
    cancelSale: act(() => sales.cancelSale()),
    parkSale: act(() => sales.parkSale()),
    resumeSale: act(async (saleId) => {
      await sales.resumeSale(saleId);
      await cards.recover();
    }),

    beginPayment: act(() => payments.begin()),
    enterTendered: act((text) => payments.enter(text)),
    backToSale: act(() => payments.back()),
    payCash: act((tendered) => payments.payCash(tendered)),
    payByCard: act(() => cards.pay()),
    payByHand: act(() => cards.byHand()),
    nameCardKind: act((kind) => cards.nameKind(kind)),
    confirmApproved: act(() => cards.confirmApproved()),
    cancelCard: act(() => cards.cancel()),
    askTerminalAgain: act(() => cards.askAgain()),
    decideCard: act((wasPaid) => cards.decide(wasPaid)),
    leaveCard: act(() => cards.back()),
    payPart: act((part) => trade.payPart(part)),
    redeemVoucher: act((number, amount) => trade.redeemVoucher(number, amount)),
    settleDeposit: act((receiptNumber) => trade.settleDeposit(receiptNumber)),
    takeOnAccount: act((customerName) => trade.takeOnAccount(customerName)),
    addTip: act((entry) => trade.addTip(entry)),
    giveDiscount: act((entry) => trade.giveDiscount(entry)),
    finishSale: act(() => trade.finishSale()),
    cancelReceipt: act((number, reason, refund) => trade.cancelReceipt(number, reason, refund)),
    returnLine: act((number, lineId, quantity, asVoucher) => trade.returnLine(number, lineId, quantity, asVoucher)),
    collectClaim: act((number) => trade.collectClaim(number)),
    setTraining: act((isOn) => {
      if (!store.value.sale) store.set({ isTraining: isOn });
    }),
    newSale: leave(() => room.leaveReceipt()),

    showLastReceipt: act(() => room.showLastReceipt()),
    printAgain: act(() => prints.printAgain()),
    openDrawer: act(() => drawer.openAgain()),
    openDrawerWithoutSale: act((reason) => drawer.openWithoutSale(reason)),
    noteDrawerOpenedByKey: act(() => drawer.noteOpenedByKey()),
    allowKickByPage: act((isAllowed) => drawer.allowKickByPage(isAllowed)),

    offerDigitalReceipt: act(() => offerDigitalReceipt(room.till)),

    showOffice: leave(() => office.show()),
    leaveOffice: act(() => office.leave()),
    showDay: leave((tab) => day.show(tab)),
    leaveDay: act(() => day.leave()),
    moveCash: act((entry) => day.move(entry)),
    closeDay: act((entry) => day.close(entry)),
    showClosing: act((number) => day.showClosing(number)),
    hideClosing: act(() => day.hideClosing()),
    printClosing: act((number) => day.print(number)),
    showDevices: leave(() => room.showDevices()),
    hideDevices: act(() => {
      cube.forgetCode();
      store.set({ page: 'till' });
    }),
    setPrinterAddress: act((text) => devices.setPrinterAddress(text)),
    testPrint: act(() => devices.test('printer')),
    testDevice: act((kind) => devices.test(kind)),
    makeCubeCode: act(() => cube.makeCode()),
    unpairCube: act(() => cube.unpair()),
    saveTerminal: act((settings) => terminal.save(settings)),
    testTerminal: act(() => terminal.test()),
    setLanguage: (language) => store.set({ language }),
    closeCall: act((callId) => calls.close(callId)),
    beginNewCustomer: act((callId) => calls.beginNewCustomer(callId)),
    enterCustomerName: act((name) => calls.enterName(name)),
    saveNewCustomer: act(() => calls.saveNewCustomer()),
    cancelNewCustomer: act(() => calls.cancelNewCustomer()),
    loadCallerIdSetUp: () => calls.loadSettings(),
    setUpCallerId: act((wish) => calls.setUp(wish)),
    dismissNotice: (id) => dismiss(room.till, id),
  };
}
