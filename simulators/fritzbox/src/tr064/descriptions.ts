import type { Service } from './services.ts';
import { element } from './xml-text.ts';

interface BoxData {
  readonly model: string;
  readonly firmware: string;
}

/** `/tr64desc.xml` (or, by its root namespace, `/igddesc.xml`): what the box is and which services it has. */
export function deviceDescription(
  { model, firmware }: BoxData,
  services: readonly Service[],
  kind: 'tr64' | 'igd',
): string {
  const isTr64 = kind === 'tr64';
  const namespace = isTr64 ? 'urn:dslforum-org:device-1-0' : 'urn:schemas-upnp-org:device-1-0';
  const type = `${isTr64 ? 'urn:dslforum-org' : 'urn:schemas-upnp-org'}:device:InternetGatewayDevice:1`;
  const [major = '8', minor = '00'] = firmware.split('.');
  return `<?xml version="1.0"?>
<root xmlns="${namespace}">
<specVersion><major>1</major><minor>0</minor></specVersion>
<systemVersion>
<HW>226</HW>${element('Major', 154)}${element('Minor', major)}${element('Patch', minor)}
<Buildnumber>100000</Buildnumber>${element('Display', `154.${firmware.padStart(5, '0')}`)}
</systemVersion>
<device>
${element('deviceType', type)}
${element('friendlyName', model)}
<manufacturer>AVM</manufacturer><manufacturerURL>www.avm.de</manufacturerURL>
${element('modelDescription', model)}${element('modelName', model)}<modelNumber>avm</modelNumber><modelURL>www.avm.de</modelURL>
<UDN>uuid:00000000-0000-1000-8000-000000000001</UDN>
<serviceList>
${services.map(serviceEntry).join('\n')}
</serviceList>
</device>
</root>
`;
}

function serviceEntry({ type, id, control, description }: Service): string {
  return `<service>${element('serviceType', type)}${element('serviceId', id)}${element('controlURL', control)}${element('eventSubURL', control)}${element('SCPDURL', description)}</service>`;
}

/** What a service can do, with the type of every argument (all are text to us). */
export function serviceDescription({ actions }: Service): string {
  const lists = Object.entries(actions).map(([name, given]) => {
    const items = given.map(
      (argument) =>
        `<argument>${element('name', argument.name)}${element('direction', argument.direction)}${element('relatedStateVariable', variable(argument.name))}</argument>`,
    );
    return `<action>${element('name', name)}<argumentList>${items.join('')}</argumentList></action>`;
  });
  const names = new Set(Object.values(actions).flatMap((given) => given.map(({ name }) => variable(name))));
  const variables = [...names].map(
    (name) => `<stateVariable sendEvents="no">${element('name', name)}<dataType>string</dataType></stateVariable>`,
  );
  return `<?xml version="1.0"?>
<scpd xmlns="urn:dslforum-org:service-1-0">
<specVersion><major>1</major><minor>0</minor></specVersion>
<actionList>${lists.join('\n')}</actionList>
<serviceStateTable>${variables.join('\n')}</serviceStateTable>
</scpd>
`;
}

function variable(argument: string): string {
  return argument.replace(/^New/, '');
}
