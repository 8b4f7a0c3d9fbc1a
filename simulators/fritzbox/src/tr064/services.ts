/** An argument of an action; `variable` names its type in the service description. */
interface Argument {
  readonly name: string;
  readonly direction: 'in' | 'out';
}

export interface Service {
  readonly type: string;
  readonly id: string;
  readonly control: string;
  readonly description: string;
  readonly actions: Readonly<Record<string, readonly Argument[]>>;
}

const takes = (name: string): Argument => ({ name, direction: 'in' });
const gives = (name: string): Argument => ({ name, direction: 'out' });

/** The services of this box; a real one has some thirty more. */
export const SERVICES = {
  deviceInfo: {
    type: 'urn:dslforum-org:service:DeviceInfo:1',
    id: 'urn:DeviceInfo-com:serviceId:DeviceInfo1',
    control: '/upnp/control/deviceinfo',
    description: '/deviceinfoSCPD.xml',
    actions: {
      GetSecurityPort: [gives('NewSecurityPort')],
      GetInfo: [
        gives('NewManufacturerName'),
        gives('NewModelName'),
        gives('NewDescription'),
        gives('NewSerialNumber'),
        gives('NewSoftwareVersion'),
        gives('NewUpTime'),
      ],
    },
  },
  onTel: {
    type: 'urn:dslforum-org:service:X_AVM-DE_OnTel:1',
    id: 'urn:X_AVM-DE_OnTel-com:serviceId:X_AVM-DE_OnTel1',
    control: '/upnp/control/x_contact',
    description: '/x_contactSCPD.xml',
    actions: {
      GetCallList: [gives('NewCallListURL')],
      GetPhonebookList: [gives('NewPhonebookList')],
      GetPhonebook: [
        takes('NewPhonebookID'),
        gives('NewPhonebookName'),
        gives('NewPhonebookExtraID'),
        gives('NewPhonebookURL'),
      ],
    },
  },
  voIp: {
    type: 'urn:dslforum-org:service:X_VoIP:1',
    id: 'urn:X_VoIP-com:serviceId:X_VoIP1',
    control: '/upnp/control/x_voip',
    description: '/x_voipSCPD.xml',
    actions: {
      'X_AVM-DE_DialNumber': [takes('NewX_AVM-DE_PhoneNumber')],
      'X_AVM-DE_DialHangup': [],
    },
  },
} as const satisfies Readonly<Record<string, Service>>;

export const ALL_SERVICES: readonly Service[] = Object.values(SERVICES);
