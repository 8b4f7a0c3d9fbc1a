import { Device, Icon, Notice } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';
import { CancelReceipt } from './cancel-receipt.tsx';
import { Paper } from './paper.tsx';
import { PrintReport } from './print-report.tsx';
import { QrCode } from './qr-code.tsx';

/** It is paid and stored: the change first, then paper, drawer and code; nothing here can undo the sale. */
export function ReceiptScreen() {
  const { state, words, client } = useTill();
  const { receipt, drawerHint } = state;
  useKeys((key, event) => {
    if (key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    client.newSale();
  });
  if (!receipt) return null;
  return (
    <main class="sale receipt" data-receipt={receipt.number}>
      <section class="receipt__paper" aria-label={words.receipt.paper}>
        {receipt.paper && <Paper paper={receipt.paper} label={receipt.title} />}
      </section>
      <section class="receipt__desk">
        <header class="receipt__head">
          <Icon name="circle-check" size={32} />
          <div>
            <h1>{words.receipt.paid}</h1>
            <p>{receipt.title}</p>
          </div>
        </header>
        <dl class="readout readout--done">
          <div class="readout__row">
            <dt>{words.payment.due}</dt>
            <dd class="amount">{receipt.total.text}</dd>
          </div>
          <div class="readout__row">
            <dt>{words.payment.tendered}</dt>
            <dd class="amount">{receipt.tendered.text}</dd>
          </div>
          <div class="readout__row readout__row--change">
            <dt>{words.payment.change}</dt>
            <dd class="amount">{receipt.change.text}</dd>
          </div>
        </dl>
        <div class="receipt__report">
          {drawerHint && (
            <div class={`drawer-hint drawer-hint--${drawerHint.tone}`} role="status">
              <Device kind="drawer" size={48} />
              <p>{drawerHint.text}</p>
              {drawerHint.canOpen && (
                <button type="button" class="button" onClick={() => void client.openDrawer()}>
                  <Icon name="key-round" />
                  {words.drawer.open}
                </button>
              )}
              {drawerHint.canNote && (
                <button type="button" class="button" onClick={() => void client.noteDrawerOpenedByKey()}>
                  <Icon name="key-round" />
                  {words.drawer.note}
                </button>
              )}
            </div>
          )}
          <PrintReport />
          {receipt.outageText && <Notice tone="warn">{receipt.outageText}</Notice>}
          {receipt.link ? (
            <figure class="receipt__qr" data-link={receipt.link}>
              <QrCode data={receipt.link} label={words.receipt.link} />
              <figcaption>
                <strong>{words.receipt.link}</strong>
                <span>{words.receipt.linkText}</span>
              </figcaption>
            </figure>
          ) : (
            <button type="button" class="button receipt__digital" onClick={() => void client.offerDigitalReceipt()}>
              <Icon name="phone" />
              {words.receipt.digital}
            </button>
          )}
          {receipt.qr && !receipt.link && (
            <figure class="receipt__qr">
              <QrCode data={receipt.qr} label={words.receipt.qr} />
              <figcaption>
                <strong>{words.receipt.qr}</strong>
                <span>{words.receipt.qrText}</span>
              </figcaption>
            </figure>
          )}
        </div>
      </section>
      <footer class="sale__acts">
        <CancelReceipt />
        <button type="button" class="button button--main sale__pay" onClick={() => client.newSale()}>
          <span>{words.receipt.next}</span>
          <Icon name="arrow-right" size={24} />
        </button>
      </footer>
    </main>
  );
}
