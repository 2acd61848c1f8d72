var q=globalThis,W=q.ShadowRoot&&(q.ShadyCSS===void 0||q.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,fe=Symbol(),Ee=new WeakMap,L=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==fe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(W&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=Ee.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Ee.set(t,e))}return e}toString(){return this.cssText}},Pe=i=>new L(typeof i=="string"?i:i+"",void 0,fe),b=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((r,s,n)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+i[n+1],i[0]);return new L(t,i,fe)},Ce=(i,e)=>{if(W)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),s=q.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=t.cssText,i.appendChild(r)}},ge=W?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return Pe(t)})(i):i;var{is:Rt,defineProperty:Ht,getOwnPropertyDescriptor:Ot,getOwnPropertyNames:Nt,getOwnPropertySymbols:Lt,getPrototypeOf:Dt}=Object,K=globalThis,Te=K.trustedTypes,Ut=Te?Te.emptyScript:"",It=K.reactiveElementPolyfillSupport,D=(i,e)=>i,ye={toAttribute(i,e){switch(e){case Boolean:i=i?Ut:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},ze=(i,e)=>!Rt(i,e),Me={attribute:!0,type:String,converter:ye,reflect:!1,useDefault:!1,hasChanged:ze};Symbol.metadata??=Symbol("metadata"),K.litPropertyMetadata??=new WeakMap;var w=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Me){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),s=this.getPropertyDescriptor(e,r,t);s!==void 0&&Ht(this.prototype,e,s)}}static getPropertyDescriptor(e,t,r){let{get:s,set:n}=Ot(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let l=s?.call(this);n?.call(this,o),this.requestUpdate(e,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Me}static _$Ei(){if(this.hasOwnProperty(D("elementProperties")))return;let e=Dt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(D("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(D("properties"))){let t=this.properties,r=[...Nt(t),...Lt(t)];for(let s of r)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,s]of t)this.elementProperties.set(r,s)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let s=this._$Eu(t,r);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let s of r)t.unshift(ge(s))}else e!==void 0&&t.push(ge(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ce(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,r);if(s!==void 0&&r.reflect===!0){let n=(r.converter?.toAttribute!==void 0?r.converter:ye).toAttribute(t,r.type);this._$Em=e,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(e,t){let r=this.constructor,s=r._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let n=r.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:ye;this._$Em=s;let l=o.fromAttribute(t,n.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(e,t,r,s=!1,n){if(e!==void 0){let o=this.constructor;if(s===!1&&(n=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??ze)(n,t)||r.useDefault&&r.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:s,wrapped:n},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),n!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[s,n]of r){let{wrapped:o}=n,l=this[s];o!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,n,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};w.elementStyles=[],w.shadowRootOptions={mode:"open"},w[D("elementProperties")]=new Map,w[D("finalized")]=new Map,It?.({ReactiveElement:w}),(K.reactiveElementVersions??=[]).push("2.1.2");var be=globalThis,Re=i=>i,G=be.trustedTypes,He=G?G.createPolicy("lit-html",{createHTML:i=>i}):void 0,$e="$lit$",x=`lit$${Math.random().toFixed(9).slice(2)}$`,_e="?"+x,jt=`<${_e}>`,P=document,I=()=>P.createComment(""),j=i=>i===null||typeof i!="object"&&typeof i!="function",we=Array.isArray,Ie=i=>we(i)||typeof i?.[Symbol.iterator]=="function",ve=`[ 	
\f\r]`,U=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Oe=/-->/g,Ne=/>/g,S=RegExp(`>|${ve}(?:([^\\s"'>=/]+)(${ve}*=${ve}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Le=/'/g,De=/"/g,je=/^(?:script|style|textarea|title)$/i,xe=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),d=xe(1),$=xe(2),gr=xe(3),k=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Ue=new WeakMap,E=P.createTreeWalker(P,129);function Fe(i,e){if(!we(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return He!==void 0?He.createHTML(e):e}var Be=(i,e)=>{let t=i.length-1,r=[],s,n=e===2?"<svg>":e===3?"<math>":"",o=U;for(let l=0;l<t;l++){let a=i[l],p,m,c=-1,h=0;for(;h<a.length&&(o.lastIndex=h,m=o.exec(a),m!==null);)h=o.lastIndex,o===U?m[1]==="!--"?o=Oe:m[1]!==void 0?o=Ne:m[2]!==void 0?(je.test(m[2])&&(s=RegExp("</"+m[2],"g")),o=S):m[3]!==void 0&&(o=S):o===S?m[0]===">"?(o=s??U,c=-1):m[1]===void 0?c=-2:(c=o.lastIndex-m[2].length,p=m[1],o=m[3]===void 0?S:m[3]==='"'?De:Le):o===De||o===Le?o=S:o===Oe||o===Ne?o=U:(o=S,s=void 0);let f=o===S&&i[l+1].startsWith("/>")?" ":"";n+=o===U?a+jt:c>=0?(r.push(p),a.slice(0,c)+$e+a.slice(c)+x+f):a+x+(c===-2?l:f)}return[Fe(i,n+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},F=class i{constructor({strings:e,_$litType$:t},r){let s;this.parts=[];let n=0,o=0,l=e.length-1,a=this.parts,[p,m]=Be(e,t);if(this.el=i.createElement(p,r),E.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(s=E.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let c of s.getAttributeNames())if(c.endsWith($e)){let h=m[o++],f=s.getAttribute(c).split(x),g=/([.?@])?(.*)/.exec(h);a.push({type:1,index:n,name:g[2],strings:f,ctor:g[1]==="."?J:g[1]==="?"?Z:g[1]==="@"?Q:T}),s.removeAttribute(c)}else c.startsWith(x)&&(a.push({type:6,index:n}),s.removeAttribute(c));if(je.test(s.tagName)){let c=s.textContent.split(x),h=c.length-1;if(h>0){s.textContent=G?G.emptyScript:"";for(let f=0;f<h;f++)s.append(c[f],I()),E.nextNode(),a.push({type:2,index:++n});s.append(c[h],I())}}}else if(s.nodeType===8)if(s.data===_e)a.push({type:2,index:n});else{let c=-1;for(;(c=s.data.indexOf(x,c+1))!==-1;)a.push({type:7,index:n}),c+=x.length-1}n++}}static createElement(e,t){let r=P.createElement("template");return r.innerHTML=e,r}};function C(i,e,t=i,r){if(e===k)return e;let s=r!==void 0?t._$Co?.[r]:t._$Cl,n=j(e)?void 0:e._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(i),s._$AT(i,t,r)),r!==void 0?(t._$Co??=[])[r]=s:t._$Cl=s),s!==void 0&&(e=C(i,s._$AS(i,e.values),s,r)),e}var Y=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,s=(e?.creationScope??P).importNode(t,!0);E.currentNode=s;let n=E.nextNode(),o=0,l=0,a=r[0];for(;a!==void 0;){if(o===a.index){let p;a.type===2?p=new z(n,n.nextSibling,this,e):a.type===1?p=new a.ctor(n,a.name,a.strings,this,e):a.type===6&&(p=new X(n,this,e)),this._$AV.push(p),a=r[++l]}o!==a?.index&&(n=E.nextNode(),o++)}return E.currentNode=P,s}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},z=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=C(this,e,t),j(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==k&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ie(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&j(this._$AH)?this._$AA.nextSibling.data=e:this.T(P.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,s=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=F.createElement(Fe(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(t);else{let n=new Y(s,this),o=n.u(this.options);n.p(t),this.T(o),this._$AH=n}}_$AC(e){let t=Ue.get(e.strings);return t===void 0&&Ue.set(e.strings,t=new F(e)),t}k(e){we(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,s=0;for(let n of e)s===t.length?t.push(r=new i(this.O(I()),this.O(I()),this,this.options)):r=t[s],r._$AI(n),s++;s<t.length&&(this._$AR(r&&r._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=Re(e).nextSibling;Re(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},T=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,s,n){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=n,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=u}_$AI(e,t=this,r,s){let n=this.strings,o=!1;if(n===void 0)e=C(this,e,t,0),o=!j(e)||e!==this._$AH&&e!==k,o&&(this._$AH=e);else{let l=e,a,p;for(e=n[0],a=0;a<n.length-1;a++)p=C(this,l[r+a],t,a),p===k&&(p=this._$AH[a]),o||=!j(p)||p!==this._$AH[a],p===u?e=u:e!==u&&(e+=(p??"")+n[a+1]),this._$AH[a]=p}o&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},J=class extends T{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Z=class extends T{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Q=class extends T{constructor(e,t,r,s,n){super(e,t,r,s,n),this.type=5}_$AI(e,t=this){if((e=C(this,e,t,0)??u)===k)return;let r=this._$AH,s=e===u&&r!==u||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,n=e!==u&&(r===u||s);s&&this.element.removeEventListener(this.name,this,r),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},X=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){C(this,e)}},Ve={M:$e,P:x,A:_e,C:1,L:Be,R:Y,D:Ie,V:C,I:z,H:T,N:Z,U:Q,B:J,F:X},Ft=be.litHtmlPolyfillSupport;Ft?.(F,z),(be.litHtmlVersions??=[]).push("3.3.3");var qe=(i,e,t)=>{let r=t?.renderBefore??e,s=r._$litPart$;if(s===void 0){let n=t?.renderBefore??null;r._$litPart$=s=new z(e.insertBefore(I(),n),n,void 0,t??{})}return s._$AI(i),s};var ke=globalThis,v=class extends w{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=qe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};v._$litElement$=!0,v.finalized=!0,ke.litElementHydrateSupport?.({LitElement:v});var Bt=ke.litElementPolyfillSupport;Bt?.({LitElement:v});(ke.litElementVersions??=[]).push("4.2.2");function We({budget:i,allocated:e,drawn:t}){if(i===null||e===null)return null;let r=Math.max(i,e,t??0);return r<=0?null:{drawn:(t??0)/r,allocated:Math.max(e,t??0)/r,isOver:e>i}}var ee=class extends v{static properties={recorder:{attribute:!1},texts:{attribute:!1}};render(){let{recorder:e,texts:t}=this,r=We(e);if(!r||e.budget===null)return u;let s=e.available??0;return d`
      <div class="all ${e.answers?r.isOver?"over":"":"away"}">
      <div class="title">
        <span>${t.say("power_budget",{watts:t.watts(e.budget)})}</span>
        <span class="fits">${this.#t()}</span>
      </div>
      <div class="bar">
        <span class="allocated" style="inline-size: ${Ke(r.allocated)}"></span>
        <span class="drawn" style="inline-size: ${Ke(r.drawn)}"></span>
      </div>
      <dl>
        ${this.#e("drawn",t.say("drawn"),e.drawn)}
        ${this.#e("allocated",t.say("allocated"),e.allocated)}
        ${this.#e("available",t.say(s<0?"too_much":"available"),Math.abs(s))}
      </dl>
      </div>
    `}#e(e,t,r){return r===null?u:d`<div><dt><span class="key ${e}"></span>${t}</dt><dd>${this.texts.watts(r)}</dd></div>`}#t(){let{largest_class:e}=this.recorder;return e===null?u:e==="none"?this.texts.say("nothing_fits"):this.texts.say("largest_class",{poe_class:e})}static styles=b`
    :host { display: block; color: var(--primary-text-color); font-size: 0.875rem; line-height: 1.3; }
    .title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
    .title > :first-child { font-weight: 500; }
    .fits { color: var(--secondary-text-color); }
    .all { --fill: var(--primary-color); }
    .bar, .key {
      --allocated: repeating-linear-gradient(
        -45deg,
        color-mix(in srgb, var(--fill) 55%, transparent) 0 3px,
        color-mix(in srgb, var(--fill) 22%, transparent) 3px 6px
      );
    }
    .bar {
      position: relative;
      overflow: hidden;
      block-size: 0.875rem;
      margin-block: 0.375rem 0.5rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.5rem;
    }
    .all.over { --fill: var(--warning-color, #ffa600); }
    .all.away { --fill: var(--secondary-text-color); }
    .bar span { position: absolute; inset-block: 0; inset-inline-start: 0; }
    .allocated { background: var(--allocated); }
    .drawn { background: var(--fill); }
    dl { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; }
    dl > div { display: flex; gap: 0.375rem; align-items: baseline; }
    dt { color: var(--secondary-text-color); }
    dd { margin: 0; font-weight: 500; font-variant-numeric: tabular-nums; }
    .key {
      display: inline-block;
      box-sizing: border-box;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      margin-inline-end: 0.375rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.1875rem;
      vertical-align: -0.0625rem;
    }
  `};function Ke(i){return`${(100*i).toFixed(1)}%`}var Ge={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ye=i=>(...e)=>({_$litDirective$:i,values:e}),te=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Vt}=Ve,Je=i=>i;var Ze=()=>document.createComment(""),R=(i,e,t)=>{let r=i._$AA.parentNode,s=e===void 0?i._$AB:e._$AA;if(t===void 0){let n=r.insertBefore(Ze(),s),o=r.insertBefore(Ze(),s);t=new Vt(n,o,i,i.options)}else{let n=t._$AB.nextSibling,o=t._$AM,l=o!==i;if(l){let a;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(a=i._$AU)!==o._$AU&&t._$AP(a)}if(n!==s||l){let a=t._$AA;for(;a!==n;){let p=Je(a).nextSibling;Je(r).insertBefore(a,s),a=p}}}return t},A=(i,e,t=i)=>(i._$AI(e,t),i),qt={},Qe=(i,e=qt)=>i._$AH=e,Xe=i=>i._$AH,re=i=>{i._$AR(),i._$AA.remove()};var et=(i,e,t)=>{let r=new Map;for(let s=e;s<=t;s++)r.set(i[s],s);return r},tt=Ye(class extends te{constructor(i){if(super(i),i.type!==Ge.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let s=[],n=[],o=0;for(let l of i)s[o]=r?r(l,o):o,n[o]=t(l,o),o++;return{values:n,keys:s}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,r]){let s=Xe(i),{values:n,keys:o}=this.dt(e,t,r);if(!Array.isArray(s))return this.ut=o,n;let l=this.ut??=[],a=[],p,m,c=0,h=s.length-1,f=0,g=n.length-1;for(;c<=h&&f<=g;)if(s[c]===null)c++;else if(s[h]===null)h--;else if(l[c]===o[f])a[f]=A(s[c],n[f]),c++,f++;else if(l[h]===o[g])a[g]=A(s[h],n[g]),h--,g--;else if(l[c]===o[g])a[g]=A(s[c],n[g]),R(i,a[g+1],s[c]),c++,g--;else if(l[h]===o[f])a[f]=A(s[h],n[f]),R(i,s[c],s[h]),h--,f++;else if(p===void 0&&(p=et(o,f,g),m=et(l,c,h)),p.has(l[c]))if(p.has(l[h])){let _=m.get(o[f]),me=_!==void 0?s[_]:null;if(me===null){let Se=R(i,s[c]);A(Se,n[f]),a[f]=Se}else a[f]=A(me,n[f]),R(i,s[c],me),s[_]=null;f++}else re(s[h]),h--;else re(s[c]),c++;for(;f<=g;){let _=R(i,a[g+1]);A(_,n[f]),a[f++]=_}for(;c<=h;){let _=s[c++];_!==null&&re(_)}return this.ut=o,Qe(i,a),k}});var Wt=[["failing","headline_failing","all"],["waiting","headline_waiting","all"],["unknown","headline_unknown","named"],["restarting","headline_restarting","all"],["held","headline_held","all"],["shed","headline_shed","all"],["off","headline_off","named"],["connected","headline_connected","named"]],Kt=["failing","waiting"];function ie({recorder:i,ports:e},t){if(!i.answers)return{lamp:"unknown",text:t.say("away")};let r=Object.values(e);for(let[s,n,o]of Wt){let l=r.filter(a=>a.state===s&&(o==="all"||a.named));if(l.length){let a=t.names(l.map(p=>p.name));return{lamp:s,text:t.say(n,{devices:a})}}if(s==="failing"&&i.failing)return{lamp:s,text:t.say("headline_recorder_failing")}}return r.some(s=>s.state==="powered")?{lamp:"powered",text:t.say("all_powered")}:{lamp:"empty",text:t.say("no_devices")}}function rt(i){let e=Object.values(i);return Kt.flatMap(t=>e.filter(r=>r.state===t))}var Gt={powered:"state_powered",waiting:"state_waiting",failing:"state_failing",off:"state_off",empty:"state_empty",restarting:"state_restarting",held:"state_held",shed:"state_shed",connected:"state_connected",unknown:"state_unknown"},Yt={waiting:"hint_waiting",failing:"hint_failing",held:"hint_held",shed:"hint_shed",connected:"hint_connected",unknown:"hint_unknown"};function H(i,e){return e.say(Gt[i])}function se(i,e,t){if(i.state==="restarting"){let s=O(i,t);return s===0?e.say("hint_restarting"):e.say("hint_restarting_time",{time:e.countdown(s)})}let r=Yt[i.state];return r?i.reason_text??e.say(r):""}function it(i,e,t){if(i.state==="powered"&&i.power!==null)return e.watts(i.power);let r=O(i,t);return r>0?e.countdown(r):H(i.state,e)}function st(i,e,t){let s=[i.name,i.named&&e.say("port",{number:i.port}),H(i.state,e),i.reason_text,i.power!==null&&i.state!=="empty"&&e.watts(i.power),i.protected&&e.say("protected"),i.watched&&e.say("watched")].filter(Boolean).join(", ");return t?s:e.say("last_known",{text:s})}function O(i,e){return i.state!=="restarting"||!i.until?0:Math.max(0,Math.ceil((Date.parse(i.until)-e)/1e3))}function B(i){return i.power===null||!i.allocated?null:Math.min(1,Math.max(0,i.power/i.allocated))}var Jt=3;function nt(i,e,t){if(i.recorder.answers!==e.recorder.answers)return t.say(e.recorder.answers?"back":"away");let r=Object.entries(e.ports).filter(([s,n])=>{let o=i.ports[s];return o&&(o.state!==n.state||o.reason_text!==n.reason_text)});return r.length>Jt?ie(e,t).text:r.map(([,s])=>[s.name,H(s.state,t),s.reason_text]).map(s=>s.filter(Boolean).join(", ")).join(". ")}var ot=b`
  :host { display: block; font-size: 1rem; }
  ha-card { display: block; block-size: 100%; overflow: hidden; container-type: inline-size; }
  h2, p { margin: 0; }
  .front { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; color: var(--primary-text-color); }
  .notice { display: grid; place-items: center; min-block-size: 8rem; padding: 1rem; text-align: center; color: var(--primary-text-color); }
  header { display: flex; align-items: center; gap: 0.875rem; }
  .recorder { font-size: 0.875rem; color: var(--secondary-text-color); overflow-wrap: anywhere; }
  h2 { font-size: 1.375rem; font-weight: 500; line-height: 1.2; overflow-wrap: anywhere; }
  .quiet { color: var(--secondary-text-color); }
  .chip {
    flex: none;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 1.9em;
    block-size: 1.9em;
    border: 1px solid #59646e;
    border-radius: 50%;
    background: #1f252a;
  }
  header .chip { font-size: 1.625rem; }
  .alarms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0.5rem; }
  .box {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    box-sizing: border-box;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--mark, var(--secondary-text-color));
    border-radius: 0.75rem;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.35;
    text-align: start;
  }
  .box.away { display: block; }
  .box.failing { --mark: var(--error-color, #db4437); }
  .box.waiting { --mark: var(--warning-color, #ffa600); }
  .box strong { font-weight: 500; }
  button.box { cursor: pointer; }
  button.box:hover { background: color-mix(in srgb, var(--primary-text-color) 6%, transparent); }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
  .ports {
    --fit: 2;
    --between: 0.1875rem;
    --label-size: 0.8125rem;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(100% / min(var(--fit), var(--most)) - var(--between)), 1fr));
    gap: 0.5rem var(--between);
  }
  @container (min-width: 20rem) { .ports { --fit: 4; } }
  @container (min-width: 38rem) { .ports { --fit: 8; } }
  @container (min-width: 54rem) { .ports.roomy { --label-size: 0.9375rem; } }
  @container (min-width: 60rem) {
    .ports { --fit: 12; }
    h2 { font-size: 1.75rem; }
    header .chip { font-size: 1.875rem; }
  }
  @container (min-width: 82rem) { .ports { --fit: 16; } }
  @container (min-width: 120rem) { .ports { --fit: 24; } }
  .aloud {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;var y="axis_nvr_poe";var V="axis-nvr-poe-card";function at(){return{}}function lt(){return{schema:[{name:"device",selector:{device:{filter:{integration:y},entity:{integration:y,domain:"binary_sensor",device_class:"connectivity"}}}}],computeLabel:(i,e)=>e(`component.${y}.config_panel.card.recorder`)}}function ct(i,e){let t=i.entities[e];if(t?.platform!==y||!t.device_id)return null;let r=i.devices[t.device_id];return{config:{type:`custom:${V}`,device:r?.via_device_id??t.device_id}}}function dt(i,e){let t=e.recorder??i?.recorder;if(!t)return;if(!e.ports)return{recorder:t,ports:i?.ports??{}};let r={...i?.ports};for(let[s,n]of Object.entries(e.ports))n?r[s]=n:delete r[s];return{recorder:t,ports:r}}var ut=2e3,Zt=6e4,ne=class{shown={kind:"loading"};#e;#t;#s;#r;#i=0;#o=ut;#n;#a;constructor(e,t,r){this.#t=e,this.#e=e.connection,this.#s=t,this.#r=r}start(){this.#e.addEventListener("ready",this.#c),this.#c()}stop(){this.#e.removeEventListener("ready",this.#c),this.#i+=1,clearTimeout(this.#n),pt(this.#a),this.#a=void 0}#c=async()=>{let e=++this.#i;clearTimeout(this.#n),this.#a=void 0;try{let t=this.#s??await this.#h(e);if(t===void 0||e!==this.#i)return;let r=!0,s=await this.#e.subscribeMessage(n=>{e===this.#i&&(this.#d(n,r),r=!1)},{type:`${y}/faceplate`,device_id:t},{resubscribe:!1});e===this.#i?this.#a=s:pt(s)}catch(t){e===this.#i&&this.#p(t)}};async#h(e){let t=await this.#t.callWS({type:`${y}/recorders`});if(e===this.#i){if(t.length===1)return t[0]?.recorder.device_id;t.length?this.#l({kind:"several",names:t.map(({recorder:r})=>r.name)}):(this.#l({kind:"none"}),this.#u())}}#d(e,t){if(this.#o=ut,"gone"in e){this.#l({kind:"gone"});return}let r=this.shown.kind==="faceplate"&&!t?this.shown.faceplate:void 0,s=dt(r,e);s&&this.#l({kind:"faceplate",faceplate:s})}#p({code:e,message:t}){e==="unknown_command"?this.#l({kind:"not_loaded"}):typeof e=="string"&&this.#l({kind:"refused",message:t??e}),this.#u()}#u(){this.#n=setTimeout(this.#c,this.#o),this.#o=Math.min(2*this.#o,Zt)}#l(e){this.shown=e,this.#r()}};async function pt(i){try{await i?.()}catch{}}var Qt=$`<path d="M9.4 1.5 3.6 9h3.6l-.9 5.5L12.4 7H8.6z" fill="currentColor"/>`,Xt={powered:Qt,waiting:$`<path d="M4 1.5h8v3L9 8l3 3.5v3H4v-3L7 8 4 4.5z" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linejoin="round"/><path d="M5.4 13.2 8 10.4l2.6 2.8z" fill="currentColor"/>`,failing:$`<path d="M8 1 15.4 14.5H.6z" fill="currentColor" stroke="currentColor"
    stroke-linejoin="round"/><path d="M8 5.6v4.2M8 11.6v1.6" class="cut"/>`,off:$`<path d="M5 3.3a5.6 5.6 0 1 0 6 0M8 1.4v6" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round"/>`,empty:$`<circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,restarting:$`<g class="turning"><path d="M13.2 8A5.2 5.2 0 1 1 11 3.75" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M8.6 4.9h4.7V.3z"
    fill="currentColor"/></g>`,held:$`<path d="M5.2 3v10M10.8 3v10" stroke="currentColor" stroke-width="2.6"
    stroke-linecap="round"/>`,shed:$`<path d="M8 2v9M3.8 7.4 8 11.6l4.2-4.2M3 14.4h10" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,connected:$`<path d="M5.6 1.5v3.6M10.4 1.5v3.6M3.6 5.4h8.8v2.4a4.4 4.4 0 0 1-8.8 0zM8 12.4v2.4"
    fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,unknown:$`<path d="M5.3 5.2a2.8 2.8 0 1 1 4.3 2.4C8.5 8.3 8 8.9 8 10.2" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="13.4" r="1.2"
    fill="currentColor"/>`};function M(i){return d`<svg class="lamp ${i}" viewBox="0 0 16 16" aria-hidden="true">${Xt[i]}</svg>`}var N=b`
  .lamp { display: block; inline-size: 1em; block-size: 1em; color: #a9b4be; }
  .lamp.powered { color: #43dd84; }
  .lamp.failing { color: #ff7a6e; }
  .lamp.waiting { color: #ffc04d; }
  .lamp.restarting, .lamp.shed, .lamp.held { color: #79bdff; }
  .lamp .cut { stroke: #1b2025; stroke-width: 1.7; stroke-linecap: round; fill: none; }
  .lamp .turning { transform-origin: 50% 50%; }
  @media (prefers-reduced-motion: no-preference) {
    .lamp .turning { animation: turn 2s linear infinite; }
  }
  @keyframes turn { to { transform: rotate(1turn); } }
`;function ht(i){return i<=8?Math.max(1,i):Math.min(Math.ceil(i/2),24)}function mt(i,e,t,r,s){let n=s?-1:1,o={ArrowRight:n,ArrowLeft:-n,ArrowDown:r,ArrowUp:-r};if(i==="Home")return 0;if(i==="End")return t-1;let l=o[i];if(l===void 0)return null;let a=e+l;return a>=0&&a<t?a:e}var ft="config_panel",gt=2,er=/^(ar|dv|fa|he|ps|ug|ur|yi)\b/,tr={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},oe=class i{timeZone;#e;#t;#s;#r;#i;#o;#n;constructor(e,t,r){this.#e=e,this.#n=er.test(t.language),this.timeZone=t.time_zone==="server"?r:void 0;let s=rr(t);this.#t=new Intl.NumberFormat(s,yt(1,t)),this.#s=new Intl.NumberFormat(s,yt(2,t));let n=this.timeZone?{timeZone:this.timeZone}:{},o={hour:"numeric",minute:"2-digit",...ir(t),...n};this.#i=new Intl.DateTimeFormat(t.language,o);let l={day:"numeric",month:"short"};this.#r=new Intl.DateTimeFormat(t.language,{...l,...o}),this.#o=new Intl.ListFormat(t.language,{type:"unit",style:"short"})}static async load(e){let t=await e.loadBackendTranslation(ft,y);return new i(t,e.locale,e.config.time_zone)}say(e,t){return this.#e(`component.${y}.${ft}.card.${e}`,t)}common(e){return this.#e(`ui.common.${e}`)}watts(e){return this.#a(this.#t.format(e),"W")}energy(e){return this.#a(this.#s.format(e),"kWh")}#a(e,t){let r=`${e} ${t}`;return this.#n?`⁦${r}⁩`:r}moment(e){return this.#r.format(e)}hour(e){return this.#i.format(e)}countdown(e){let t=String(e%60).padStart(2,"0");return`${Math.floor(e/60)}:${t}`}names(e){let t=this.#o.format(e.slice(0,gt)),r=e.length-gt;return r>0?`${t} +${r}`:t}};function yt(i,e){return{minimumFractionDigits:i,maximumFractionDigits:i,useGrouping:e.number_format!=="none"}}function rr(i){if(i.number_format!=="system")return i.number_format==="none"?"en":tr[i.number_format]??i.language}function ir(i){return i.time_format==="12"?{hour12:!0}:i.time_format==="24"?{hour12:!1}:{}}var ae=class extends v{static properties={shown:{state:!0},texts:{state:!0},open:{state:!0},stop:{state:!0},said:{state:!0}};#e;#t;#s;constructor(){super(),this.shown={kind:"loading"},this.stop=0,this.said=""}static getStubConfig=at;static getConfigForm=lt;setConfig(e){let t=e.device!==this.#t?.device;this.#t=e,t&&this.#n()}set hass(e){let t=this.#e;this.#e=e,(t?.locale!==e.locale||t.language!==e.language)&&this.#o(e),t?.connection!==e.connection&&this.#n();let r=this.#i?.entities.activity;r&&t?.states[r]!==e.states[r]&&this.requestUpdate()}getCardSize(){let e=this.#r?Object.keys(this.#r.ports).length:8;return 3+3*Math.ceil(e/8)}getGridOptions(){return{columns:(this.#r?Object.keys(this.#r.ports).length:8)>16?"full":12,min_columns:6,rows:"auto"}}connectedCallback(){super.connectedCallback(),this.#n()}disconnectedCallback(){super.disconnectedCallback(),this.#s?.stop(),this.#s=void 0}get#r(){return this.shown.kind==="faceplate"?this.shown.faceplate:void 0}get#i(){return this.open===void 0?void 0:this.#r?.ports[this.open]}async#o(e){let t=await oe.load(e);this.#e?.locale===e.locale&&(this.texts=t)}#n(){if(this.#s?.stop(),this.#s=void 0,!this.isConnected||!this.#e||!this.#t)return;this.shown={kind:"loading"};let e=new ne(this.#e,this.#t.device,()=>{this.shown=e.shown});this.#s=e,e.start()}willUpdate(e){let t=e.get("shown");if(!this.texts||t?.kind!=="faceplate"||this.shown.kind!=="faceplate")return;let r=nt(t.faceplate,this.shown.faceplate,this.texts);r&&(this.said=r),this.open!==void 0&&!this.#i&&(this.open=void 0)}render(){let{texts:e}=this;return d`
      <ha-card>
        ${e?this.#r?this.#a(this.#r,e):d`<div class="notice"><p>${nr(this.shown,e)}</p></div>`:d`<div class="notice" aria-busy="true"></div>`}
      </ha-card>
      <div class="aloud" role="status" aria-live="polite">${this.said}</div>
      ${e&&this.#i?this.#d(this.#i,e):u}
    `}#a(e,t){let{recorder:r,ports:s}=e,{lamp:n,text:o}=ie(e,t),l=Object.entries(s),a=ht(l.length),p=Math.min(this.stop,l.length-1);return d`
      <div class="front">
        <header>
          <span class="chip">${M(n)}</span>
          <div>
            <p class="recorder">${r.name}</p>
            <h2>${o}</h2>
          </div>
        </header>
        ${r.answers?this.#h(e,t):this.#c(e,t)}
        <div
          class="ports ${a>8?"":"roomy"}"
          role="toolbar"
          aria-label=${t.say("ports")}
          style="--most: ${a}"
          @keydown=${this.#m}
          @focusin=${this.#l}
        >
          ${tt(l,([m])=>m,([m,c],h)=>d`<axis-nvr-poe-jack
              .port=${c}
              .texts=${t}
              .answers=${r.answers}
              .isStop=${h===p}
              @click=${()=>this.#p(m)}
            ></axis-nvr-poe-jack>`)}
        </div>
        <axis-nvr-poe-budget .recorder=${r} .texts=${t}></axis-nvr-poe-budget>
      </div>
    `}#c({recorder:e},t){let r=e.since&&t.moment(new Date(e.since));return d`
      <div class="box away">
        ${e.reason?d`<p>${e.reason}</p>`:u}
        <p>${r?t.say("away_since",{time:r}):t.say("away_last")}</p>
      </div>
    `}#h({recorder:e,ports:t},r){let s=rt(t);return!s.length&&!e.reason_text?u:d`
      <div class="alarms">
        ${e.reason_text?d`<p class="box failing">${e.reason_text}</p>`:u}
        ${s.map(n=>d`<button
            type="button"
            class="box ${n.state}"
            aria-haspopup="dialog"
            @click=${()=>this.#p(String(n.port))}
          >
            <span class="chip">${M(n.state)}</span>
            <span>
              <strong>${n.name}</strong>${n.named?d` <span class="quiet">${r.say("port",{number:n.port})}</span>`:u}<br />${se(n,r,Date.now())}
            </span>
          </button>`)}
      </div>
    `}#d(e,t){let{activity:r}=e.entities;return d`<axis-nvr-poe-port
      .port=${e}
      .texts=${t}
      .answers=${this.#r?.recorder.answers??!1}
      .activity=${r?this.#e?.states[r]:void 0}
      .hass=${this.#e}
      @closed=${()=>{this.open=void 0}}
    ></axis-nvr-poe-port>`}#p(e){this.open=e}get#u(){return[...this.renderRoot.querySelectorAll("axis-nvr-poe-jack")]}#l(e){let t=e.composedPath(),r=this.#u.findIndex(s=>t.includes(s));r>=0&&(this.stop=r)}#m(e){let t=this.#u,r=t.indexOf(e.target),s=t[0];if(r<0||!s)return;let n=t.filter(a=>a.offsetTop===s.offsetTop).length,o=getComputedStyle(this).direction==="rtl",l=mt(e.key,r,t.length,n,o);l!==null&&(e.preventDefault(),t[l]?.focus())}static styles=[N,ot]};function nr(i,e){switch(i.kind){case"loading":return e.say("loading");case"none":return e.say("no_recorder");case"several":return e.say("several_recorders",{recorders:i.names.join(", ")});case"gone":return e.say("gone");case"not_loaded":return e.say("not_loaded");case"refused":return i.message;default:return""}}var le=new Set,Ae;function ce(i){return le.add(i),Ae??=setInterval(()=>{for(let e of le)e()},1e3),()=>{le.delete(i),!le.size&&(clearInterval(Ae),Ae=void 0)}}var de=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H19v11H5V10zm2.2 0h6.6V7.5a3.3 3.3 0 0 0-6.6 0z"/>
</svg>`,ue=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M12 5c4.8 0 8.8 2.9 10.8 7-2 4.1-6 7-10.8 7S3.2 16.1 1.2 12C3.2 7.9 7.2
  5 12 5zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zm0 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z"/>
</svg>`,vt=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 10.4 6-6 1.6 1.6-6 6 6 6-1.6 1.6-6-6-6 6L4.4 18l6-6-6-6L6 4.4z"/>
</svg>`;var bt=d`
  <svg class="socket" viewBox="0 0 48 40" aria-hidden="true">
    <path class="rim" d="M3 2h42v31h-9.5v4h-6v2h-11v-2h-6v-4H3z"/>
    <path class="hole" d="M6 5h36v25h-9v4h-6v2.5h-6V34h-6v-4H6z"/>
    <path class="pins" d="M11.5 5v6.5M15.07 5v6.5M18.64 5v6.5M22.21 5v6.5M25.78 5v6.5M29.35 5v6.5M32.92 5v6.5M36.5 5v6.5"/>
    <g class="plug">
      <path class="body" d="M8 13h32v15.5h-8.5v4h-15v-4H8z"/>
      <path class="latch" d="M19 20.5h10V35H19z"/>
    </g>
  </svg>`,$t=b`
  .socket { display: block; }
  .rim { fill: #3b444c; stroke: #59646e; stroke-width: 1; }
  .hole { fill: #07090b; }
  .pins { stroke: #d2a648; stroke-width: 1.5; }
  .plug { display: none; }
  .taken .plug { display: inline; }
  .body { fill: #8e99a4; stroke: #c4cdd5; stroke-width: 1; }
  .latch { fill: #6d7882; stroke: #aab4bd; stroke-width: 0.8; }
`;var pe=class extends v{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isStop:{attribute:!1}};#e;disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}connectedCallback(){super.connectedCallback(),this.requestUpdate()}focus(e){this.renderRoot.querySelector("button")?.focus(e)}updated(){this.#t(this.isConnected&&this.answers&&O(this.port,Date.now())>0)}#t(e){e?this.#e??=ce(()=>this.requestUpdate()):(this.#e?.(),this.#e=void 0)}render(){let{port:e,texts:t,answers:r}=this,s=e.state!=="empty"&&(e.named||e.state!=="off"),n=st(e,t,r);return d`
      <button
        type="button"
        class="${e.state} ${s?"taken":""} ${r?"":"away"}"
        aria-haspopup="dialog"
        aria-label=${n}
        title=${n}
        tabindex=${this.isStop?0:-1}
      >
        <span class="plate">
          <span class="number">${e.port}</span>
          <span class="signs">${e.protected?de:u}${e.watched?ue:u}</span>
          ${M(e.state)} ${bt}
        </span>
        <span class="label">
          ${e.state==="empty"&&!e.named?u:d`<span class="name">${e.name}</span>`}
          <span class="figure">${it(e,t,r?Date.now():Number.POSITIVE_INFINITY)}</span>
          ${this.#s()}
        </span>
      </button>
    `}#s(){let e=this.port.state==="powered"?B(this.port):null,t=e===null?u:d`<span style="inline-size: ${(e*100).toFixed(0)}%"></span>`;return d`<span class="bar ${e===null?"none":""}">${t}</span>`}static styles=[N,$t,b`
      :host { display: block; min-inline-size: 0; }
      button {
        all: unset;
        position: relative;
        box-sizing: border-box;
        display: flex;
        flex-direction: column;
        inline-size: 100%;
        block-size: 100%;
        border-radius: 0.375rem;
        cursor: pointer;
        color: var(--primary-text-color);
        -webkit-tap-highlight-color: transparent;
      }
      .plate {
        display: grid;
        grid-template: "number lamp" auto "socket socket" auto / 1fr auto;
        align-items: center;
        row-gap: 0.375rem;
        padding: 0.5rem 0.5rem 0.625rem;
        border-radius: 0.375rem;
        color: #dfe5ea;
        background: linear-gradient(#3b454d, #293037 12%, #20262b 88%, #14181c);
      }
      .number { font-size: calc(var(--label-size) + 0.0625rem); font-weight: 500; line-height: 1; }
      .signs { grid-area: socket; align-self: end; display: grid; gap: 0.125rem; inline-size: fit-content; }
      .icon { inline-size: 0.8125rem; block-size: 0.8125rem; fill: #a9b4be; }
      .lamp { font-size: calc(1.25 * var(--label-size)); }
      .socket { grid-area: socket; inline-size: clamp(2rem, 55%, 4.25rem); margin-inline: auto; }
      .label {
        display: flex;
        flex-direction: column;
        flex: 1;
        gap: 0.125rem;
        padding: 0.375rem 0.375rem 0.5rem;
        font-size: var(--label-size);
        line-height: 1.25;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        font-weight: 500;
      }
      .figure { margin-block-start: auto; font-variant-numeric: tabular-nums; }
      .empty .figure { color: var(--secondary-text-color); }
      .bar {
        flex: none;
        block-size: 0.375rem;
        margin-block-start: 0.125rem;
        border-radius: 0.25rem;
        overflow: hidden;
        background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
      }
      .bar.none { background: none; }
      .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
      button.away .plate { filter: grayscale(1); }
      button.away :is(.lamp, .plug) { opacity: 0.6; }
      button.away .label { color: var(--secondary-text-color); }
      button.away .bar > span { background: var(--secondary-text-color); }
      button:is(.failing, .waiting)::after {
        content: "";
        position: absolute;
        inset: 0;
        border: 2px solid var(--mark);
        border-radius: inherit;
        pointer-events: none;
      }
      button.failing { --mark: var(--error-color, #db4437); }
      button.waiting { --mark: var(--warning-color, #ffa600); }
      button.away { --mark: var(--secondary-text-color); }
      button:hover .plate { background: linear-gradient(#4b565f, #363f47 12%, #2b3238 88%, #1c2125); }
      button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; z-index: 1; }
    `]};var or=[1,1.5,2,3,4,5,6,8,10];function xt(i,[e,t],[r,s]){let n=i.map(c=>c.filter(({time:h})=>h>=e&&h<=t)).filter(c=>c.length);if(!n.length)return null;let o=n.flat().map(({power:c})=>c),l=Math.max(...o),a=ar(l),p=c=>wt((c-e)/(t-e)*r),m=c=>wt(s-c/a*s);return{line:n.map(c=>_t(c,p,m)).join(""),area:n.map(c=>`${_t(c,p,m)}V${s}H${p(c[0]?.time??e)}Z`).join(""),low:Math.min(...o),high:l,top:a}}function _t(i,e,t){return`M${i.map(({time:s,power:n})=>`${e(s)} ${t(n)}`).join("L")}${i.length===1?"h1":""}`}function ar(i){if(i<=1)return 1;let e=10**Math.floor(Math.log10(i));return or.map(t=>t*e).find(t=>t>=i)??i}function wt(i){return Math.round(i*10)/10}async function At(i,e,t){let r=await Et(i,e,t-864e5,"mean");return r.length?lr(r):cr(i,e,t)}function lr(i){let e=[],t=0;for(let{start:r,mean:s}of i)typeof s=="number"&&(r-t>72e4&&e.push([]),e.at(-1)?.push({time:r,power:s}),t=r);return e}async function St(i,e,t){let s=(await Et(i,e,t,"change")).flatMap(({change:n})=>typeof n=="number"?[n]:[]);return s.length?s.reduce((n,o)=>n+o,0):null}async function Et(i,e,t,r){return(await i.callWS({type:"recorder/statistics_during_period",start_time:new Date(t).toISOString(),statistic_ids:[e],period:"5minute",types:[r],units:{power:"W",energy:"kWh"}}))[e]??[]}async function cr(i,e,t){let s=(await i.callWS({type:"history/history_during_period",start_time:new Date(t-864e5).toISOString(),entity_ids:[e],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[e]??[],n=[[]];for(let[o,{s:l,lu:a}]of s.entries()){let p=l===""?Number.NaN:Number(l);if(!Number.isFinite(p)){n.push([]);continue}let m=s[o+1]?.lu;n.at(-1)?.push({time:a*1e3,power:p},{time:m?m*1e3:t,power:p})}return n.filter(o=>o.length)}function Pt(i,e){if(!e)return new Date(i).setHours(0,0,0,0);let t=i-kt(i,e),r=kt(t,e);return r===0?t:r>864e5/2?t+864e5-r:t-r}function kt(i,e){let t=new Intl.DateTimeFormat("en-GB",{timeZone:e,timeStyle:"medium"}).format(i),[r=0,s=0,n=0]=t.split(":").map(Number);return((r*60+s)*60+n)*1e3+i%1e3}var Ct=b`
  dialog {
    box-sizing: border-box;
    inline-size: min(28rem, calc(100vw - 1.5rem));
    max-block-size: calc(100dvh - 1.5rem);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-dialog-border-radius, 1.5rem);
    background: var(--ha-card-background, var(--card-background-color));
    color: var(--primary-text-color);
    font-size: 0.875rem;
    line-height: 1.4;
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1.25rem; }
  h2, p, dl, dd, figure { margin: 0; }
  h2 { font-size: 1.25rem; font-weight: 500; line-height: 1.25; overflow-wrap: anywhere; }
  header { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.75rem; align-items: start; }
  header .quiet { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
  .sign { display: inline-flex; align-items: center; gap: 0.25rem; }
  .quiet, dt, figcaption, .hours, .top { color: var(--secondary-text-color); }
  .icon { inline-size: 1rem; block-size: 1rem; fill: currentColor; }
  .chip {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: #1f252a;
    border: 1px solid #59646e;
    box-sizing: border-box;
    font-size: 1.375rem;
  }
  .box {
    padding: 0.625rem 0.875rem;
    border-radius: 0.75rem;
    border: 1px solid var(--divider-color);
    border-inline-start: 0.25rem solid var(--secondary-text-color);
  }
  .box.bad { border-inline-start-color: var(--error-color, #db4437); }
  .power { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
  .power strong { font-size: 1.75rem; font-weight: 500; line-height: 1.1; font-variant-numeric: tabular-nums; }
  .bar {
    flex-basis: 100%;
    block-size: 0.5rem;
    border-radius: 0.25rem;
    overflow: hidden;
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
  figure { min-block-size: 7.5rem; }
  .waits { display: grid; place-items: center; border-radius: 0.75rem; border: 1px dashed var(--divider-color); }
  figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
  .curve { position: relative; margin-block-start: 0.375rem; }
  .curve svg { display: block; inline-size: 100%; block-size: 5rem; overflow: visible; }
  .curve path { fill: none; vector-effect: non-scaling-stroke; }
  .grid { stroke: var(--divider-color); }
  .line { stroke: var(--primary-color); stroke-width: 2; stroke-linejoin: round; }
  .curve .area { fill: var(--primary-color); opacity: 0.2; }
  .top { position: absolute; inset-block-start: 0.125rem; inset-inline-start: 0.25rem; font-size: 0.75rem; }
  .hours { display: flex; justify-content: space-between; font-size: 0.75rem; }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.625rem 1rem; }
  .last_activity { grid-column: 1 / -1; }
  dt { font-size: 0.8125rem; }
  dd { font-variant-numeric: tabular-nums; }
  nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  button { font: inherit; color: inherit; cursor: pointer; }
  .link {
    padding: 0.375rem 0;
    border: 0;
    background: none;
    color: var(--primary-text-color);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-color: var(--primary-color);
    text-decoration-thickness: 2px;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .close .icon { inline-size: 1.375rem; block-size: 1.375rem; }
  .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.5rem; }
  .actions button {
    min-block-size: 2.75rem;
    padding: 0.375rem 1.25rem;
    border: 1px solid var(--secondary-text-color);
    border-radius: 1.5rem;
    background: none;
    font-weight: 500;
  }
  .actions button:hover:not(:disabled), .close:hover { background: color-mix(in srgb, var(--primary-text-color) 8%, transparent); }
  .actions button:disabled { cursor: progress; opacity: 0.6; }
  .actions .turn_on { border: 2px solid var(--primary-color); }
  .actions .sure { border: 2px solid var(--error-color, #db4437); }
  .question {
    display: grid;
    gap: 0.5rem;
    padding: 0.875rem;
    border: 1px solid var(--divider-color);
    border-radius: 1rem;
  }
  #asks { font-size: 1rem; font-weight: 500; }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; }
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .actions button { flex: 1; }
  }
`;var Tt={turn_off:["ask_turn_off","ask_turn_off_more"],power_cycle:["ask_power_cycle","ask_power_cycle_more"]},Mt=[288,72],zt=24*36e5,he=class extends v{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},activity:{attribute:!1},hass:{attribute:!1,hasChanged:()=>!1},asked:{state:!0},running:{state:!0},refusal:{state:!0},day:{state:!0},energy:{state:!0}};#e=0;#t;constructor(){super(),this.refusal="",this.energy=null}disconnectedCallback(){super.disconnectedCallback(),this.#i(!1)}firstUpdated(){this.#s.showModal(),this.#e=Date.now(),this.#o()}willUpdate(e){e.has("port")&&this.asked&&!this.#n().includes(this.asked)&&(this.asked=void 0)}updated(e){this.#i(this.isConnected&&O(this.port,Date.now())>0),e.has("asked")&&(this.asked?this.#r(".cancel")?.focus():e.get("asked")&&(this.#r(`.actions .${e.get("asked")}`)??this.#r(".close"))?.focus())}get#s(){return this.renderRoot.querySelector("dialog")}#r(e){return this.renderRoot.querySelector(e)}#i(e){e?this.#t??=ce(()=>this.requestUpdate()):(this.#t?.(),this.#t=void 0)}async#o(){let{power:e,energy:t}=this.port.entities,r=this.#e,[s,n]=await Promise.allSettled([e?At(this.hass,e,r):[],t?St(this.hass,t,Pt(r,this.texts.timeZone)):null]);this.day=s.status==="fulfilled"?xt(s.value,[r-zt,r],Mt):null,this.energy=n.status==="fulfilled"?n.value:null}#n(){let{state:e,entities:t}=this.port;return!t.switch||!this.answers?[]:e==="off"||e==="shed"||e==="held"?["turn_on"]:this.port.protected?[]:e==="restarting"?["turn_on","turn_off"]:e==="empty"||e==="unknown"?["turn_off"]:["power_cycle","turn_off"]}#a(){if(!this.answers)return"hint_away";if(!this.port.entities.switch)return"hint_no_switch";if(this.port.protected)return"hint_protected"}async#c(e){let t=this.port.entities.switch;if(!(!t||this.running)){this.running=e,this.refusal="";try{let r=e==="power_cycle"?y:"switch";await this.hass.callService(r,e,{},{entity_id:t},!1)}catch(r){this.refusal=r.message??String(r)}this.running=void 0,this.asked=void 0}}#h(e){this.refusal="",Tt[e]?this.asked=e:this.#c(e)}#d(){this.#s.close()}#p(e){this.asked&&(e.preventDefault(),this.asked=void 0)}#u(){this.dispatchEvent(new CustomEvent("closed"))}#l(e){this.#d(),this.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:e}}))}render(){let{port:e,texts:t}=this;return d`
      <dialog
        aria-labelledby="title"
        @cancel=${this.#p}
        @close=${this.#u}
        @click=${r=>r.target===r.currentTarget&&this.#d()}
      >
        <div class="panel">
          <header>
            <span class="chip">${M(e.state)}</span>
            <div>
              <h2 id="title">${e.name}</h2>
              <p class="quiet">${this.#m()}</p>
            </div>
            <button class="close" type="button" aria-label=${t.common("close")} @click=${this.#d}>
              ${vt}
            </button>
          </header>
          ${this.#g()} ${this.#y()} ${this.#v()} ${this.#b()} ${this.#_()}
          ${this.refusal?d`<p class="box bad" role="alert">${this.refusal}</p>`:u}
          ${this.asked?this.#x(this.asked):this.#w()}
        </div>
      </dialog>
    `}#m(){let{port:e,texts:t}=this,r=[e.named&&t.say("port",{number:e.port}),H(e.state,t)];return d`
      <span>${r.filter(Boolean).join(" · ")}</span>
      ${e.protected?d`<span class="sign">${de}${t.say("protected")}</span>`:u}
      ${e.watched?d`<span class="sign">${ue}${t.say("watched")}</span>`:u}
    `}#g(){let e=se(this.port,this.texts,Date.now());return e?d`<p class="box ${this.port.state==="failing"?"bad":""}">${e}</p>`:u}#y(){let{port:e,texts:t}=this;if(e.power===null)return u;let r=B(e),s=t.watts(e.power);return d`
      <div class="power">
        <strong>${s}</strong>
        ${r===null||e.allocated===null?u:d`
                <span class="quiet">
                  ${t.say("of_allocated",{allocated:t.watts(e.allocated)})}
                </span>
                <span class="bar"><span style="inline-size: ${(r*100).toFixed(0)}%"></span></span>
              `}
      </div>
    `}#v(){let{day:e,texts:t}=this,r=t.say("last_day");if(e===void 0)return d`<figure class="waits" aria-busy="true"></figure>`;if(e===null)return d`<figure class="waits"><figcaption>${t.say("no_history")}</figcaption></figure>`;let s=t.say("between",{low:t.watts(e.low),high:t.watts(e.high)}),[n,o]=Mt;return d`
      <figure>
        <figcaption><span>${r}</span><span>${s}</span></figcaption>
        <div class="curve" dir="ltr">
          <svg
            viewBox="0 -1 ${n} ${o+2}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${r}: ${s}"
          >
            <path class="grid" d="M0 0H${n}M0 ${o/2}H${n}M0 ${o}H${n}" />
            <path class="area" d=${e.area} /><path class="line" d=${e.line} />
          </svg>
          <span class="top" aria-hidden="true">${t.watts(e.top)}</span>
        </div>
        <div class="hours" dir="ltr" aria-hidden="true">
          ${[1,.5,0].map(l=>d`<span>${t.hour(new Date(this.#e-l*zt))}</span>`)}
        </div>
      </figure>
    `}#b(){let{port:e,texts:t,activity:r}=this,s=l=>l===null?null:t.watts(l),n=e.poe_class!==null&&e.class_power_limit!==null?`${e.poe_class} (≤ ${t.watts(e.class_power_limit)})`:e.poe_class,o=[["energy_today",this.energy===null?null:t.energy(this.energy)],["allocated_power",B(e)===null?s(e.allocated):null],["requested_power",s(e.requested)],["poe_class",n],["last_activity",r?this.#$(r):null]];return d`
      <dl>
        ${o.filter(([,l])=>l!==null).map(([l,a])=>d`<div class=${l}><dt>${t.say(l)}</dt><dd>${a}</dd></div>`)}
      </dl>
    `}#$(e){let t=new Date(e.state);return Number.isNaN(t.getTime())?null:`${this.hass.formatEntityAttributeValue(e,"event_type")}, ${this.texts.moment(t)}`}#_(){let{port:e,texts:t,hass:r}=this,s=e.connected_device_id,n=s&&Object.values(r.entities).find(({entity_id:l,device_id:a})=>a===s&&l.startsWith("camera."))?.entity_id,o=[n&&d`<button type="button" class="link" @click=${()=>this.#l(n)}>
          ${t.say("show_camera")}
        </button>`,s&&this.#f("open_device",s),e.device_id&&this.#f("open_port",e.device_id)].filter(Boolean);return o.length?d`<nav>${o}</nav>`:u}#f(e,t){return this.hass.user?.is_admin?d`<a class="link" href="/config/devices/device/${t}" @click=${this.#d}>${this.texts.say(e)}</a>`:null}#w(){let e=this.#a(),t=this.#n();return d`
      ${e?d`<p class="quiet hindrance">${this.texts.say(e)}</p>`:u}
      ${t.length?d`<div class="actions">
              ${t.map(r=>d`<button
                  type="button"
                  class=${r}
                  ?disabled=${this.running!==void 0}
                  @click=${()=>this.#h(r)}
                >
                  ${this.texts.say(r)}
                </button>`)}
            </div>`:u}
    `}#x(e){let{texts:t,running:r}=this,[s,n]=Tt[e]??[];return!s||!n?u:d`
      <section class="question" aria-labelledby="asks" aria-describedby="more" role="group">
        <p id="asks">${t.say(s,{device:this.port.name})}</p>
        <p id="more" class="quiet">${t.say(n)}</p>
        <div class="actions">
          <button type="button" class="cancel" ?disabled=${r!==void 0} @click=${()=>{this.asked=void 0}}>
            ${t.common("cancel")}
          </button>
          <button
            type="button"
            class="sure"
            ?disabled=${r!==void 0}
            @click=${()=>this.#c(e)}
          >
            ${t.say(e)}
          </button>
        </div>
      </section>
    `}static styles=[N,Ct]};var dr={[V]:ae,"axis-nvr-poe-jack":pe,"axis-nvr-poe-budget":ee,"axis-nvr-poe-port":he};if(!customElements.get(V)){for(let[i,e]of Object.entries(dr))customElements.define(i,e);window.customCards??=[],window.customCards.push({type:V,name:"AXIS NVR PoE",get description(){return ur()},preview:!0,documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe#card",getEntitySuggestion:ct})}function ur(){let i=document.querySelector("home-assistant");return i?.hass?(i.hass.loadBackendTranslation("config_panel",y),i.hass.localize(`component.${y}.config_panel.card.description`)||"The front of a recorder: its ports, what is connected, and the power budget."):"The front of a recorder: its ports, what is connected, and the power budget."}
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
