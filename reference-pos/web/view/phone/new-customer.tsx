import { useTill } from '../till-signal.ts';

/** A new customer's card with the caller's number filled in. It comes because somebody asked for it, so it may take the focus. */
export function NewCustomer() {
  const { state, words, client } = useTill();
  const { newCustomer } = state;
  if (!newCustomer) return null;
  const { phone } = words;
  return (
    <form
      class="new-customer"
      aria-label={phone.newCustomerTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void client.saveNewCustomer();
      }}
    >
      <h2>{phone.newCustomerTitle}</h2>
      <label for="customer-name">{phone.name}</label>
      <input
        id="customer-name"
        class="field"
        autocomplete="off"
        maxLength={100}
        value={newCustomer.name}
        ref={(element) => {
          if (element && element.dataset['seen'] === undefined) {
            element.dataset['seen'] = 'yes';
            element.focus();
          }
        }}
        onInput={(event) => client.enterCustomerName(event.currentTarget.value)}
      />
      <label for="customer-phone">{phone.number}</label>
      <input id="customer-phone" class="field" value={newCustomer.phone} readOnly />
      <p class="new-customer__problem" role="status">
        {newCustomer.problem}
      </p>
      <div class="new-customer__keys">
        <button type="button" class="button" onClick={() => client.cancelNewCustomer()}>
          {phone.cancel}
        </button>
        <button type="submit" class="button button--main" disabled={newCustomer.isSaving}>
          {phone.save}
        </button>
      </div>
    </form>
  );
}
