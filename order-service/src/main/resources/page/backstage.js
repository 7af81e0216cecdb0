// What is not the buyer's business, told to whoever tries the local cluster: how the merchant
// ships, and how the same order looks in Kafka.

import { setting } from './api.js';
import { h } from './kit.js';
import { t } from './words.js';

let open = false;

function asMerchant(merchant, path, body) {
  return [`curl -X POST ${location.origin}${path} \\`,
    `  -H "authorization: Bearer $(./hutong token --scope merchant --merchant ${merchant})" \\`,
    '  -H "idempotency-key: $RANDOM$RANDOM" -H "content-type: application/json" \\',
    `  -d '${JSON.stringify(body)}'`].join('\n');
}

function commands(order, asked) {
  const list = [];
  if (order.status === 'PAID') {
    const shipped = order.shipments.map((parcel) => parcel.merchant_id);
    const merchants = [...new Set(order.lines.map((line) => line.merchant_id))];
    list.push(...merchants.filter((merchant) => merchant && !shipped.includes(merchant))
      .map((merchant) => asMerchant(merchant, `/v1/orders/${order.order_id}/shipments`,
        { carrier: 'SF', tracking_no: 'SF1234567890' })));
  }
  list.push(...asked.filter((one) => one.status === 'OPEN').map((one) =>
    asMerchant(one.merchant_id, `/v1/after-sales/${one.after_sale_id}/approve`, {})));
  list.push(`./hutong topics trace ${order.order_id}`);
  return list;
}

/** Only beside a sandbox: elsewhere it would be noise. */
export function merchantsSide(order, asked) {
  return setting('sandbox_url') && h('details', { class: 'card', open,
    ontoggle: (event) => { open = event.currentTarget.open; } },
  h('summary', { id: 'backstage' }, t('backstage.title')),
  h('p', { class: 'small' }, t('backstage.text')),
  commands(order, asked).map((command) => h('pre', { tabindex: 0 }, command)));
}
