import { useEffect } from 'preact/hooks';
import { CardScreen } from './card/card-screen.tsx';
import { DayScreen } from './day/day-screen.tsx';
import { DevicesScreen } from './devices/devices-screen.tsx';
import { OfficeScreen } from './office/office-screen.tsx';
import { PaymentScreen } from './payment/payment-screen.tsx';
import { CallCards } from './phone/call-cards.tsx';
import { NewCustomer } from './phone/new-customer.tsx';
import { ReceiptScreen } from './receipt/receipt-screen.tsx';
import { SaleScreen } from './sale/sale-screen.tsx';
import { BannerBar } from './shell/banner-bar.tsx';
import { Notices } from './shell/notices.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { TrainingBar } from './shell/training-bar.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { useTill } from './till-signal.ts';

/** The whole page: what speaks up on top, one screen below. */
export function App() {
  const { state } = useTill();
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  return (
    <div class="till" data-screen={state.screen} data-connection={state.connection.state}>
      <TopBar />
      <BannerBar />
      <TrainingBar />
      <Screen />
      <CallCards />
      <NewCustomer />
      <Notices />
    </div>
  );
}

function Screen() {
  const { state, words } = useTill();
  switch (state.screen) {
    case 'loading':
      return <main class="loading">{words.loading}</main>;
    case 'sign-in':
      return <SignInScreen />;
    case 'sale':
      return <SaleScreen />;
    case 'payment':
      return <PaymentScreen />;
    case 'card':
      return <CardScreen />;
    case 'receipt':
      return <ReceiptScreen />;
    case 'day':
      return <DayScreen />;
    case 'office':
      return <OfficeScreen />;
    case 'devices':
      return <DevicesScreen />;
    default:
      return state.screen satisfies never;
  }
}
