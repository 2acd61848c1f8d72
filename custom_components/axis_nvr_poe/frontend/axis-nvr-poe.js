var u={card:"The front of a recorder: its ports, what is connected, and the power budget.",dashboard:"A recorder's ports, power and energy, failures, and the cameras themselves."};var W=globalThis,K=W.ShadowRoot&&(W.ShadyCSS===void 0||W.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ye=Symbol(),Me=new WeakMap,I=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==ye)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(K&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=Me.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Me.set(t,e))}return e}toString(){return this.cssText}},ze=n=>new I(typeof n=="string"?n:n+"",void 0,ye),_=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,i,s)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+n[s+1],n[0]);return new I(t,n,ye)},Re=(n,e)=>{if(K)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),i=W.litNonce;i!==void 0&&r.setAttribute("nonce",i),r.textContent=t.cssText,n.appendChild(r)}},ve=K?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return ze(t)})(n):n;var{is:qt,defineProperty:Wt,getOwnPropertyDescriptor:Kt,getOwnPropertyNames:Jt,getOwnPropertySymbols:Gt,getPrototypeOf:Yt}=Object,J=globalThis,He=J.trustedTypes,Zt=He?He.emptyScript:"",Qt=J.reactiveElementPolyfillSupport,U=(n,e)=>n,be={toAttribute(n,e){switch(e){case Boolean:n=n?Zt:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},Ne=(n,e)=>!qt(n,e),Oe={attribute:!0,type:String,converter:be,reflect:!1,useDefault:!1,hasChanged:Ne};Symbol.metadata??=Symbol("metadata"),J.litPropertyMetadata??=new WeakMap;var x=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Oe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),i=this.getPropertyDescriptor(e,r,t);i!==void 0&&Wt(this.prototype,e,i)}}static getPropertyDescriptor(e,t,r){let{get:i,set:s}=Kt(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){let l=i?.call(this);s?.call(this,o),this.requestUpdate(e,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Oe}static _$Ei(){if(this.hasOwnProperty(U("elementProperties")))return;let e=Yt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(U("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(U("properties"))){let t=this.properties,r=[...Jt(t),...Gt(t)];for(let i of r)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,i]of t)this.elementProperties.set(r,i)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let i=this._$Eu(t,r);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let i of r)t.unshift(ve(i))}else e!==void 0&&t.push(ve(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Re(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,r);if(i!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:be).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){let r=this.constructor,i=r._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let s=r.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:be;this._$Em=i;let l=o.fromAttribute(t,s.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(e,t,r,i=!1,s){if(e!==void 0){let o=this.constructor;if(i===!1&&(s=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??Ne)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:i,wrapped:s},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[i,s]of r){let{wrapped:o}=s,l=this[i];o!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,s,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};x.elementStyles=[],x.shadowRootOptions={mode:"open"},x[U("elementProperties")]=new Map,x[U("finalized")]=new Map,Qt?.({ReactiveElement:x}),(J.reactiveElementVersions??=[]).push("2.1.2");var we=globalThis,De=n=>n,G=we.trustedTypes,Le=G?G.createPolicy("lit-html",{createHTML:n=>n}):void 0,$e="$lit$",k=`lit$${Math.random().toFixed(9).slice(2)}$`,xe="?"+k,Xt=`<${xe}>`,C=document,F=()=>C.createComment(""),B=n=>n===null||typeof n!="object"&&typeof n!="function",ke=Array.isArray,Ve=n=>ke(n)||typeof n?.[Symbol.iterator]=="function",_e=`[ 	
\f\r]`,j=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ie=/-->/g,Ue=/>/g,P=RegExp(`>|${_e}(?:([^\\s"'>=/]+)(${_e}*=${_e}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),je=/'/g,Fe=/"/g,qe=/^(?:script|style|textarea|title)$/i,Ae=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),d=Ae(1),w=Ae(2),Br=Ae(3),A=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Be=new WeakMap,E=C.createTreeWalker(C,129);function We(n,e){if(!ke(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Le!==void 0?Le.createHTML(e):e}var Ke=(n,e)=>{let t=n.length-1,r=[],i,s=e===2?"<svg>":e===3?"<math>":"",o=j;for(let l=0;l<t;l++){let a=n[l],h,f,c=-1,m=0;for(;m<a.length&&(o.lastIndex=m,f=o.exec(a),f!==null);)m=o.lastIndex,o===j?f[1]==="!--"?o=Ie:f[1]!==void 0?o=Ue:f[2]!==void 0?(qe.test(f[2])&&(i=RegExp("</"+f[2],"g")),o=P):f[3]!==void 0&&(o=P):o===P?f[0]===">"?(o=i??j,c=-1):f[1]===void 0?c=-2:(c=o.lastIndex-f[2].length,h=f[1],o=f[3]===void 0?P:f[3]==='"'?Fe:je):o===Fe||o===je?o=P:o===Ie||o===Ue?o=j:(o=P,i=void 0);let g=o===P&&n[l+1].startsWith("/>")?" ":"";s+=o===j?a+Xt:c>=0?(r.push(h),a.slice(0,c)+$e+a.slice(c)+k+g):a+k+(c===-2?l:g)}return[We(n,s+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},V=class n{constructor({strings:e,_$litType$:t},r){let i;this.parts=[];let s=0,o=0,l=e.length-1,a=this.parts,[h,f]=Ke(e,t);if(this.el=n.createElement(h,r),E.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(i=E.nextNode())!==null&&a.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let c of i.getAttributeNames())if(c.endsWith($e)){let m=f[o++],g=i.getAttribute(c).split(k),v=/([.?@])?(.*)/.exec(m);a.push({type:1,index:s,name:v[2],strings:g,ctor:v[1]==="."?Z:v[1]==="?"?Q:v[1]==="@"?X:M}),i.removeAttribute(c)}else c.startsWith(k)&&(a.push({type:6,index:s}),i.removeAttribute(c));if(qe.test(i.tagName)){let c=i.textContent.split(k),m=c.length-1;if(m>0){i.textContent=G?G.emptyScript:"";for(let g=0;g<m;g++)i.append(c[g],F()),E.nextNode(),a.push({type:2,index:++s});i.append(c[m],F())}}}else if(i.nodeType===8)if(i.data===xe)a.push({type:2,index:s});else{let c=-1;for(;(c=i.data.indexOf(k,c+1))!==-1;)a.push({type:7,index:s}),c+=k.length-1}s++}}static createElement(e,t){let r=C.createElement("template");return r.innerHTML=e,r}};function T(n,e,t=n,r){if(e===A)return e;let i=r!==void 0?t._$Co?.[r]:t._$Cl,s=B(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(n),i._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=i:t._$Cl=i),i!==void 0&&(e=T(n,i._$AS(n,e.values),i,r)),e}var Y=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,i=(e?.creationScope??C).importNode(t,!0);E.currentNode=i;let s=E.nextNode(),o=0,l=0,a=r[0];for(;a!==void 0;){if(o===a.index){let h;a.type===2?h=new H(s,s.nextSibling,this,e):a.type===1?h=new a.ctor(s,a.name,a.strings,this,e):a.type===6&&(h=new ee(s,this,e)),this._$AV.push(h),a=r[++l]}o!==a?.index&&(s=E.nextNode(),o++)}return E.currentNode=C,i}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},H=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,i){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=T(this,e,t),B(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ve(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&B(this._$AH)?this._$AA.nextSibling.data=e:this.T(C.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,i=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=V.createElement(We(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===i)this._$AH.p(t);else{let s=new Y(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Be.get(e.strings);return t===void 0&&Be.set(e.strings,t=new V(e)),t}k(e){ke(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,i=0;for(let s of e)i===t.length?t.push(r=new n(this.O(F()),this.O(F()),this,this.options)):r=t[i],r._$AI(s),i++;i<t.length&&(this._$AR(r&&r._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=De(e).nextSibling;De(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},M=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,i,s){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=p}_$AI(e,t=this,r,i){let s=this.strings,o=!1;if(s===void 0)e=T(this,e,t,0),o=!B(e)||e!==this._$AH&&e!==A,o&&(this._$AH=e);else{let l=e,a,h;for(e=s[0],a=0;a<s.length-1;a++)h=T(this,l[r+a],t,a),h===A&&(h=this._$AH[a]),o||=!B(h)||h!==this._$AH[a],h===p?e=p:e!==p&&(e+=(h??"")+s[a+1]),this._$AH[a]=h}o&&!i&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Z=class extends M{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},Q=class extends M{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},X=class extends M{constructor(e,t,r,i,s){super(e,t,r,i,s),this.type=5}_$AI(e,t=this){if((e=T(this,e,t,0)??p)===A)return;let r=this._$AH,i=e===p&&r!==p||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==p&&(r===p||i);i&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ee=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){T(this,e)}},Je={M:$e,P:k,A:xe,C:1,L:Ke,R:Y,D:Ve,V:T,I:H,H:M,N:Q,U:X,B:Z,F:ee},er=we.litHtmlPolyfillSupport;er?.(V,H),(we.litHtmlVersions??=[]).push("3.3.3");var Ge=(n,e,t)=>{let r=t?.renderBefore??e,i=r._$litPart$;if(i===void 0){let s=t?.renderBefore??null;r._$litPart$=i=new H(e.insertBefore(F(),s),s,void 0,t??{})}return i._$AI(n),i};var Se=globalThis,b=class extends x{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ge(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};b._$litElement$=!0,b.finalized=!0,Se.litElementHydrateSupport?.({LitElement:b});var tr=Se.litElementPolyfillSupport;tr?.({LitElement:b});(Se.litElementVersions??=[]).push("4.2.2");function Ye({budget:n,allocated:e,drawn:t}){if(n===null||e===null)return null;let r=Math.max(n,e,t??0);return r<=0?null:{drawn:(t??0)/r,allocated:Math.max(e,t??0)/r,isOver:e>n}}var te=class extends b{static properties={recorder:{attribute:!1},texts:{attribute:!1}};render(){let{recorder:e,texts:t}=this,r=Ye(e);if(!r||e.budget===null)return p;let i=e.available??0;return d`
      <div class="all ${e.answers?r.isOver?"over":"":"away"}">
      <div class="title">
        <span>${t.say("power_budget",{watts:t.watts(e.budget)})}</span>
        <span class="fits">${this.#t()}</span>
      </div>
      <div class="bar">
        <span class="allocated" style="inline-size: ${Ze(r.allocated)}"></span>
        <span class="drawn" style="inline-size: ${Ze(r.drawn)}"></span>
      </div>
      <dl>
        ${this.#e("drawn",t.say("drawn"),e.drawn)}
        ${this.#e("allocated",t.say("allocated"),e.allocated)}
        ${this.#e("available",t.say(i<0?"too_much":"available"),Math.abs(i))}
      </dl>
      </div>
    `}#e(e,t,r){return r===null?p:d`<div><dt><span class="key ${e}"></span>${t}</dt><dd>${this.texts.watts(r)}</dd></div>`}#t(){let{largest_class:e}=this.recorder;return e===null?p:e==="none"?this.texts.say("nothing_fits"):this.texts.say("largest_class",{poe_class:e})}static styles=_`
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
  `};function Ze(n){return`${(100*n).toFixed(1)}%`}var Qe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Xe=n=>(...e)=>({_$litDirective$:n,values:e}),re=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:rr}=Je,et=n=>n;var tt=()=>document.createComment(""),O=(n,e,t)=>{let r=n._$AA.parentNode,i=e===void 0?n._$AB:e._$AA;if(t===void 0){let s=r.insertBefore(tt(),i),o=r.insertBefore(tt(),i);t=new rr(s,o,n,n.options)}else{let s=t._$AB.nextSibling,o=t._$AM,l=o!==n;if(l){let a;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(a=n._$AU)!==o._$AU&&t._$AP(a)}if(s!==i||l){let a=t._$AA;for(;a!==s;){let h=et(a).nextSibling;et(r).insertBefore(a,i),a=h}}}return t},S=(n,e,t=n)=>(n._$AI(e,t),n),nr={},rt=(n,e=nr)=>n._$AH=e,nt=n=>n._$AH,ne=n=>{n._$AR(),n._$AA.remove()};var it=(n,e,t)=>{let r=new Map;for(let i=e;i<=t;i++)r.set(n[i],i);return r},st=Xe(class extends re{constructor(n){if(super(n),n.type!==Qe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let i=[],s=[],o=0;for(let l of n)i[o]=r?r(l,o):o,s[o]=t(l,o),o++;return{values:s,keys:i}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,r]){let i=nt(n),{values:s,keys:o}=this.dt(e,t,r);if(!Array.isArray(i))return this.ut=o,s;let l=this.ut??=[],a=[],h,f,c=0,m=i.length-1,g=0,v=s.length-1;for(;c<=m&&g<=v;)if(i[c]===null)c++;else if(i[m]===null)m--;else if(l[c]===o[g])a[g]=S(i[c],s[g]),c++,g++;else if(l[m]===o[v])a[v]=S(i[m],s[v]),m--,v--;else if(l[c]===o[v])a[v]=S(i[c],s[v]),O(n,a[v+1],i[c]),c++,v--;else if(l[m]===o[g])a[g]=S(i[m],s[g]),O(n,i[c],i[m]),m--,g++;else if(h===void 0&&(h=it(o,g,v),f=it(l,c,m)),h.has(l[c]))if(h.has(l[m])){let $=f.get(o[g]),ge=$!==void 0?i[$]:null;if(ge===null){let Te=O(n,i[c]);S(Te,s[g]),a[g]=Te}else a[g]=S(ge,s[g]),O(n,i[c],ge),i[$]=null;g++}else ne(i[m]),m--;else ne(i[c]),c++;for(;g<=v;){let $=O(n,a[v+1]);S($,s[g]),a[g++]=$}for(;c<=m;){let $=i[c++];$!==null&&ne($)}return this.ut=o,rt(n,a),A}});var ir=[["failing","headline_failing","all"],["waiting","headline_waiting","all"],["unknown","headline_unknown","named"],["restarting","headline_restarting","all"],["held","headline_held","all"],["shed","headline_shed","all"],["off","headline_off","named"],["connected","headline_connected","named"]],sr=["failing","waiting"];function ie({recorder:n,ports:e},t){if(!n.answers)return{lamp:"unknown",text:t.say("away")};let r=Object.values(e);for(let[i,s,o]of ir){let l=r.filter(a=>a.state===i&&(o==="all"||a.named));if(l.length){let a=t.names(l.map(h=>h.name));return{lamp:i,text:t.say(s,{devices:a})}}if(i==="failing"&&n.failing)return{lamp:i,text:t.say("headline_recorder_failing")}}return r.some(i=>i.state==="powered")?{lamp:"powered",text:t.say("all_powered")}:{lamp:"empty",text:t.say("no_devices")}}function ot(n){let e=Object.values(n);return sr.flatMap(t=>e.filter(r=>r.state===t))}var or={powered:"state_powered",waiting:"state_waiting",failing:"state_failing",off:"state_off",empty:"state_empty",restarting:"state_restarting",held:"state_held",shed:"state_shed",connected:"state_connected",unknown:"state_unknown"},ar={waiting:"hint_waiting",failing:"hint_failing",held:"hint_held",shed:"hint_shed",connected:"hint_connected",unknown:"hint_unknown"};function N(n,e){return e.say(or[n])}function se(n,e,t){if(n.state==="restarting"){let i=D(n,t);return i===0?e.say("hint_restarting"):e.say("hint_restarting_time",{time:e.countdown(i)})}let r=ar[n.state];return r?n.reason_text??e.say(r):""}function at(n,e,t){if(n.state==="powered"&&n.power!==null)return e.watts(n.power);let r=D(n,t);return r>0?e.countdown(r):N(n.state,e)}function lt(n,e,t){let i=[n.name,n.named&&e.say("port",{number:n.port}),N(n.state,e),n.reason_text,n.power!==null&&n.state!=="empty"&&e.watts(n.power),n.protected&&e.say("protected"),n.watched&&e.say("watched")].filter(Boolean).join(", ");return t?i:e.say("last_known",{text:i})}function D(n,e){return n.state!=="restarting"||!n.until?0:Math.max(0,Math.ceil((Date.parse(n.until)-e)/1e3))}function q(n){return n.power===null||!n.allocated?null:Math.min(1,Math.max(0,n.power/n.allocated))}var lr=3;function ct(n,e,t){if(n.recorder.answers!==e.recorder.answers)return t.say(e.recorder.answers?"back":"away");let r=Object.entries(e.ports).filter(([i,s])=>{let o=n.ports[i];return o&&(o.state!==s.state||o.reason_text!==s.reason_text)});return r.length>lr?ie(e,t).text:r.map(([,i])=>[i.name,N(i.state,t),i.reason_text]).map(i=>i.filter(Boolean).join(", ")).join(". ")}var dt=_`
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
`;var y="axis_nvr_poe";var z="axis-nvr-poe-card";function pt(){return{}}function ut(){return{schema:[{name:"device",selector:{device:{filter:{integration:y},entity:{integration:y,domain:"binary_sensor",device_class:"connectivity"}}}}],computeLabel:(n,e)=>e(`component.${y}.config_panel.card.recorder`)}}function ht(n,e){let t=n.entities[e];if(t?.platform!==y||!t.device_id)return null;let r=n.devices[t.device_id];return{config:{type:`custom:${z}`,device:r?.via_device_id??t.device_id}}}function mt(n,e){let t=e.recorder??n?.recorder;if(!t)return;if(!e.ports)return{recorder:t,ports:n?.ports??{}};let r={...n?.ports};for(let[i,s]of Object.entries(e.ports))s?r[i]=s:delete r[i];return{recorder:t,ports:r}}var ft=2e3,cr=6e4,oe=class{shown={kind:"loading"};#e;#t;#i;#r;#n=0;#o=ft;#s;#a;constructor(e,t,r){this.#t=e,this.#e=e.connection,this.#i=t,this.#r=r}start(){this.#e.addEventListener("ready",this.#c),this.#c()}stop(){this.#e.removeEventListener("ready",this.#c),this.#n+=1,clearTimeout(this.#s),gt(this.#a),this.#a=void 0}#c=async()=>{let e=++this.#n;clearTimeout(this.#s),this.#a=void 0;try{let t=this.#i??await this.#h(e);if(t===void 0||e!==this.#n)return;let r=!0,i=await this.#e.subscribeMessage(s=>{e===this.#n&&(this.#d(s,r),r=!1)},{type:`${y}/faceplate`,device_id:t},{resubscribe:!1});e===this.#n?this.#a=i:gt(i)}catch(t){e===this.#n&&this.#u(t)}};async#h(e){let t=await this.#t.callWS({type:`${y}/recorders`});if(e===this.#n){if(t.length===1)return t[0]?.recorder.device_id;t.length?this.#l({kind:"several",names:t.map(({recorder:r})=>r.name)}):(this.#l({kind:"none"}),this.#p())}}#d(e,t){if(this.#o=ft,"gone"in e){this.#l({kind:"gone"});return}let r=this.shown.kind==="faceplate"&&!t?this.shown.faceplate:void 0,i=mt(r,e);i&&this.#l({kind:"faceplate",faceplate:i})}#u({code:e,message:t}){e==="unknown_command"?this.#l({kind:"not_loaded"}):typeof e=="string"&&this.#l({kind:"refused",message:t??e}),this.#p()}#p(){this.#s=setTimeout(this.#c,this.#o),this.#o=Math.min(2*this.#o,cr)}#l(e){this.shown=e,this.#r()}};async function gt(n){try{await n?.()}catch{}}var dr=w`<path d="M9.4 1.5 3.6 9h3.6l-.9 5.5L12.4 7H8.6z" fill="currentColor"/>`,pr={powered:dr,waiting:w`<path d="M4 1.5h8v3L9 8l3 3.5v3H4v-3L7 8 4 4.5z" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linejoin="round"/><path d="M5.4 13.2 8 10.4l2.6 2.8z" fill="currentColor"/>`,failing:w`<path d="M8 1 15.4 14.5H.6z" fill="currentColor" stroke="currentColor"
    stroke-linejoin="round"/><path d="M8 5.6v4.2M8 11.6v1.6" class="cut"/>`,off:w`<path d="M5 3.3a5.6 5.6 0 1 0 6 0M8 1.4v6" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round"/>`,empty:w`<circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,restarting:w`<g class="turning"><path d="M13.2 8A5.2 5.2 0 1 1 11 3.75" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M8.6 4.9h4.7V.3z"
    fill="currentColor"/></g>`,held:w`<path d="M5.2 3v10M10.8 3v10" stroke="currentColor" stroke-width="2.6"
    stroke-linecap="round"/>`,shed:w`<path d="M8 2v9M3.8 7.4 8 11.6l4.2-4.2M3 14.4h10" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,connected:w`<path d="M5.6 1.5v3.6M10.4 1.5v3.6M3.6 5.4h8.8v2.4a4.4 4.4 0 0 1-8.8 0zM8 12.4v2.4"
    fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,unknown:w`<path d="M5.3 5.2a2.8 2.8 0 1 1 4.3 2.4C8.5 8.3 8 8.9 8 10.2" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="13.4" r="1.2"
    fill="currentColor"/>`};function R(n){return d`<svg class="lamp ${n}" viewBox="0 0 16 16" aria-hidden="true">${pr[n]}</svg>`}var L=_`
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
`;function yt(n){return n<=8?Math.max(1,n):Math.min(Math.ceil(n/2),24)}function vt(n,e,t,r,i){let s=i?-1:1,o={ArrowRight:s,ArrowLeft:-s,ArrowDown:r,ArrowUp:-r};if(n==="Home")return 0;if(n==="End")return t-1;let l=o[n];if(l===void 0)return null;let a=e+l;return a>=0&&a<t?a:e}var bt="config_panel",_t=2,ur=/^(ar|dv|fa|he|ps|ug|ur|yi)\b/,hr={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},ae=class n{timeZone;#e;#t;#i;#r;#n;#o;#s;constructor(e,t,r){this.#e=e,this.#s=ur.test(t.language),this.timeZone=t.time_zone==="server"?r:void 0;let i=mr(t);this.#t=new Intl.NumberFormat(i,wt(1,t)),this.#i=new Intl.NumberFormat(i,wt(2,t));let s=this.timeZone?{timeZone:this.timeZone}:{},o={hour:"numeric",minute:"2-digit",...fr(t),...s};this.#n=new Intl.DateTimeFormat(t.language,o);let l={day:"numeric",month:"short"};this.#r=new Intl.DateTimeFormat(t.language,{...l,...o}),this.#o=new Intl.ListFormat(t.language,{type:"unit",style:"short"})}static async load(e){let t=await e.loadBackendTranslation(bt,y);return new n(t,e.locale,e.config.time_zone)}say(e,t){return this.#e(`component.${y}.${bt}.card.${e}`,t)}common(e){return this.#e(`ui.common.${e}`)}watts(e){return this.#a(this.#t.format(e),"W")}energy(e){return this.#a(this.#i.format(e),"kWh")}#a(e,t){let r=`${e} ${t}`;return this.#s?`⁦${r}⁩`:r}moment(e){return this.#r.format(e)}hour(e){return this.#n.format(e)}countdown(e){let t=String(e%60).padStart(2,"0");return`${Math.floor(e/60)}:${t}`}names(e){let t=this.#o.format(e.slice(0,_t)),r=e.length-_t;return r>0?`${t} +${r}`:t}};function wt(n,e){return{minimumFractionDigits:n,maximumFractionDigits:n,useGrouping:e.number_format!=="none"}}function mr(n){if(n.number_format!=="system")return n.number_format==="none"?"en":hr[n.number_format]??n.language}function fr(n){return n.time_format==="12"?{hour12:!0}:n.time_format==="24"?{hour12:!1}:{}}var le=class extends b{static properties={shown:{state:!0},texts:{state:!0},open:{state:!0},stop:{state:!0},said:{state:!0}};#e;#t;#i;constructor(){super(),this.shown={kind:"loading"},this.stop=0,this.said=""}static getStubConfig=pt;static getConfigForm=ut;setConfig(e){let t=e.device!==this.#t?.device;this.#t=e,t&&this.#s()}set hass(e){let t=this.#e;this.#e=e,(t?.locale!==e.locale||t.language!==e.language)&&this.#o(e),t?.connection!==e.connection&&this.#s();let r=this.#n?.entities.activity;r&&t?.states[r]!==e.states[r]&&this.requestUpdate()}getCardSize(){let e=this.#r?Object.keys(this.#r.ports).length:8;return 3+3*Math.ceil(e/8)}getGridOptions(){return{columns:(this.#r?Object.keys(this.#r.ports).length:8)>16?"full":12,min_columns:6,rows:"auto"}}connectedCallback(){super.connectedCallback(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.#i?.stop(),this.#i=void 0}get#r(){return this.shown.kind==="faceplate"?this.shown.faceplate:void 0}get#n(){return this.open===void 0?void 0:this.#r?.ports[this.open]}async#o(e){let t=await ae.load(e);this.#e?.locale===e.locale&&(this.texts=t)}#s(){if(this.#i?.stop(),this.#i=void 0,!this.isConnected||!this.#e||!this.#t)return;this.shown={kind:"loading"};let e=new oe(this.#e,this.#t.device,()=>{this.shown=e.shown});this.#i=e,e.start()}willUpdate(e){let t=e.get("shown");if(!this.texts||t?.kind!=="faceplate"||this.shown.kind!=="faceplate")return;let r=ct(t.faceplate,this.shown.faceplate,this.texts);r&&(this.said=r),this.open!==void 0&&!this.#n&&(this.open=void 0)}render(){let{texts:e}=this;return d`
      <ha-card>
        ${e?this.#r?this.#a(this.#r,e):d`<div class="notice"><p>${yr(this.shown,e)}</p></div>`:d`<div class="notice" aria-busy="true"></div>`}
      </ha-card>
      <div class="aloud" role="status" aria-live="polite">${this.said}</div>
      ${e&&this.#n?this.#d(this.#n,e):p}
    `}#a(e,t){let{recorder:r,ports:i}=e,{lamp:s,text:o}=ie(e,t),l=Object.entries(i),a=yt(l.length),h=Math.min(this.stop,l.length-1);return d`
      <div class="front">
        <header>
          <span class="chip">${R(s)}</span>
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
          ${st(l,([f])=>f,([f,c],m)=>d`<axis-nvr-poe-jack
              .port=${c}
              .texts=${t}
              .answers=${r.answers}
              .isStop=${m===h}
              @click=${()=>this.#u(f)}
            ></axis-nvr-poe-jack>`)}
        </div>
        <axis-nvr-poe-budget .recorder=${r} .texts=${t}></axis-nvr-poe-budget>
      </div>
    `}#c({recorder:e},t){let r=e.since&&t.moment(new Date(e.since));return d`
      <div class="box away">
        ${e.reason?d`<p>${e.reason}</p>`:p}
        <p>${r?t.say("away_since",{time:r}):t.say("away_last")}</p>
      </div>
    `}#h({recorder:e,ports:t},r){let i=ot(t);return!i.length&&!e.reason_text?p:d`
      <div class="alarms">
        ${e.reason_text?d`<p class="box failing">${e.reason_text}</p>`:p}
        ${i.map(s=>d`<button
            type="button"
            class="box ${s.state}"
            aria-haspopup="dialog"
            @click=${()=>this.#u(String(s.port))}
          >
            <span class="chip">${R(s.state)}</span>
            <span>
              <strong>${s.name}</strong>${s.named?d` <span class="quiet">${r.say("port",{number:s.port})}</span>`:p}<br />${se(s,r,Date.now())}
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
    ></axis-nvr-poe-port>`}#u(e){this.open=e}get#p(){return[...this.renderRoot.querySelectorAll("axis-nvr-poe-jack")]}#l(e){let t=e.composedPath(),r=this.#p.findIndex(i=>t.includes(i));r>=0&&(this.stop=r)}#m(e){let t=this.#p,r=t.indexOf(e.target),i=t[0];if(r<0||!i)return;let s=t.filter(a=>a.offsetTop===i.offsetTop).length,o=getComputedStyle(this).direction==="rtl",l=vt(e.key,r,t.length,s,o);l!==null&&(e.preventDefault(),t[l]?.focus())}static styles=[L,dt]};function yr(n,e){switch(n.kind){case"loading":return e.say("loading");case"none":return e.say("no_recorder");case"several":return e.say("several_recorders",{recorders:n.names.join(", ")});case"gone":return e.say("gone");case"not_loaded":return e.say("not_loaded");case"refused":return n.message;default:return""}}var ce=new Set,Pe;function de(n){return ce.add(n),Pe??=setInterval(()=>{for(let e of ce)e()},1e3),()=>{ce.delete(n),!ce.size&&(clearInterval(Pe),Pe=void 0)}}var pe=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H19v11H5V10zm2.2 0h6.6V7.5a3.3 3.3 0 0 0-6.6 0z"/>
</svg>`,ue=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M12 5c4.8 0 8.8 2.9 10.8 7-2 4.1-6 7-10.8 7S3.2 16.1 1.2 12C3.2 7.9 7.2
  5 12 5zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zm0 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z"/>
</svg>`,$t=d`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 10.4 6-6 1.6 1.6-6 6 6 6-1.6 1.6-6-6-6 6L4.4 18l6-6-6-6L6 4.4z"/>
</svg>`;var xt=d`
  <svg class="socket" viewBox="0 0 48 40" aria-hidden="true">
    <path class="rim" d="M3 2h42v31h-9.5v4h-6v2h-11v-2h-6v-4H3z"/>
    <path class="hole" d="M6 5h36v25h-9v4h-6v2.5h-6V34h-6v-4H6z"/>
    <path class="pins" d="M11.5 5v6.5M15.07 5v6.5M18.64 5v6.5M22.21 5v6.5M25.78 5v6.5M29.35 5v6.5M32.92 5v6.5M36.5 5v6.5"/>
    <g class="plug">
      <path class="body" d="M8 13h32v15.5h-8.5v4h-15v-4H8z"/>
      <path class="latch" d="M19 20.5h10V35H19z"/>
    </g>
  </svg>`,kt=_`
  .socket { display: block; }
  .rim { fill: #3b444c; stroke: #59646e; stroke-width: 1; }
  .hole { fill: #07090b; }
  .pins { stroke: #d2a648; stroke-width: 1.5; }
  .plug { display: none; }
  .taken .plug { display: inline; }
  .body { fill: #8e99a4; stroke: #c4cdd5; stroke-width: 1; }
  .latch { fill: #6d7882; stroke: #aab4bd; stroke-width: 0.8; }
`;var he=class extends b{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isStop:{attribute:!1}};#e;disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}connectedCallback(){super.connectedCallback(),this.requestUpdate()}focus(e){this.renderRoot.querySelector("button")?.focus(e)}updated(){this.#t(this.isConnected&&this.answers&&D(this.port,Date.now())>0)}#t(e){e?this.#e??=de(()=>this.requestUpdate()):(this.#e?.(),this.#e=void 0)}render(){let{port:e,texts:t,answers:r}=this,i=e.state!=="empty"&&(e.named||e.state!=="off"),s=lt(e,t,r);return d`
      <button
        type="button"
        class="${e.state} ${i?"taken":""} ${r?"":"away"}"
        aria-haspopup="dialog"
        aria-label=${s}
        title=${s}
        tabindex=${this.isStop?0:-1}
      >
        <span class="plate">
          <span class="number">${e.port}</span>
          <span class="signs">${e.protected?pe:p}${e.watched?ue:p}</span>
          ${R(e.state)} ${xt}
        </span>
        <span class="label">
          ${e.state==="empty"&&!e.named?p:d`<span class="name">${e.name}</span>`}
          <span class="figure">${at(e,t,r?Date.now():Number.POSITIVE_INFINITY)}</span>
          ${this.#i()}
        </span>
      </button>
    `}#i(){let e=this.port.state==="powered"?q(this.port):null,t=e===null?p:d`<span style="inline-size: ${(e*100).toFixed(0)}%"></span>`;return d`<span class="bar ${e===null?"none":""}">${t}</span>`}static styles=[L,kt,_`
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
    `]};var vr=[1,1.5,2,3,4,5,6,8,10];function Pt(n,[e,t],[r,i]){let s=n.map(c=>c.filter(({time:m})=>m>=e&&m<=t)).filter(c=>c.length);if(!s.length)return null;let o=s.flat().map(({power:c})=>c),l=Math.max(...o),a=br(l),h=c=>St((c-e)/(t-e)*r),f=c=>St(i-c/a*i);return{line:s.map(c=>At(c,h,f)).join(""),area:s.map(c=>`${At(c,h,f)}V${i}H${h(c[0]?.time??e)}Z`).join(""),low:Math.min(...o),high:l,top:a}}function At(n,e,t){return`M${n.map(({time:i,power:s})=>`${e(i)} ${t(s)}`).join("L")}${n.length===1?"h1":""}`}function br(n){if(n<=1)return 1;let e=10**Math.floor(Math.log10(n));return vr.map(t=>t*e).find(t=>t>=n)??n}function St(n){return Math.round(n*10)/10}async function Ct(n,e,t){let r=await Mt(n,e,t-864e5,"mean");return r.length?_r(r):wr(n,e,t)}function _r(n){let e=[],t=0;for(let{start:r,mean:i}of n)typeof i=="number"&&(r-t>72e4&&e.push([]),e.at(-1)?.push({time:r,power:i}),t=r);return e}async function Tt(n,e,t){let i=(await Mt(n,e,t,"change")).flatMap(({change:s})=>typeof s=="number"?[s]:[]);return i.length?i.reduce((s,o)=>s+o,0):null}async function Mt(n,e,t,r){return(await n.callWS({type:"recorder/statistics_during_period",start_time:new Date(t).toISOString(),statistic_ids:[e],period:"5minute",types:[r],units:{power:"W",energy:"kWh"}}))[e]??[]}async function wr(n,e,t){let i=(await n.callWS({type:"history/history_during_period",start_time:new Date(t-864e5).toISOString(),entity_ids:[e],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[e]??[],s=[[]];for(let[o,{s:l,lu:a}]of i.entries()){let h=l===""?Number.NaN:Number(l);if(!Number.isFinite(h)){s.push([]);continue}let f=i[o+1]?.lu;s.at(-1)?.push({time:a*1e3,power:h},{time:f?f*1e3:t,power:h})}return s.filter(o=>o.length)}function zt(n,e){if(!e)return new Date(n).setHours(0,0,0,0);let t=n-Et(n,e),r=Et(t,e);return r===0?t:r>864e5/2?t+864e5-r:t-r}function Et(n,e){let t=new Intl.DateTimeFormat("en-GB",{timeZone:e,timeStyle:"medium"}).format(n),[r=0,i=0,s=0]=t.split(":").map(Number);return((r*60+i)*60+s)*1e3+n%1e3}var Rt=_`
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
`;var Ht={turn_off:["ask_turn_off","ask_turn_off_more"],power_cycle:["ask_power_cycle","ask_power_cycle_more"]},Ot=[288,72],Nt=24*36e5,me=class extends b{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},activity:{attribute:!1},hass:{attribute:!1,hasChanged:()=>!1},asked:{state:!0},running:{state:!0},refusal:{state:!0},day:{state:!0},energy:{state:!0}};#e=0;#t;constructor(){super(),this.refusal="",this.energy=null}disconnectedCallback(){super.disconnectedCallback(),this.#n(!1)}firstUpdated(){this.#i.showModal(),this.#e=Date.now(),this.#o()}willUpdate(e){e.has("port")&&this.asked&&!this.#s().includes(this.asked)&&(this.asked=void 0)}updated(e){this.#n(this.isConnected&&D(this.port,Date.now())>0),e.has("asked")&&(this.asked?this.#r(".cancel")?.focus():e.get("asked")&&(this.#r(`.actions .${e.get("asked")}`)??this.#r(".close"))?.focus())}get#i(){return this.renderRoot.querySelector("dialog")}#r(e){return this.renderRoot.querySelector(e)}#n(e){e?this.#t??=de(()=>this.requestUpdate()):(this.#t?.(),this.#t=void 0)}async#o(){let{power:e,energy:t}=this.port.entities,r=this.#e,[i,s]=await Promise.allSettled([e?Ct(this.hass,e,r):[],t?Tt(this.hass,t,zt(r,this.texts.timeZone)):null]);this.day=i.status==="fulfilled"?Pt(i.value,[r-Nt,r],Ot):null,this.energy=s.status==="fulfilled"?s.value:null}#s(){let{state:e,entities:t}=this.port;return!t.switch||!this.answers?[]:e==="off"||e==="shed"||e==="held"?["turn_on"]:this.port.protected?[]:e==="restarting"?["turn_on","turn_off"]:e==="empty"||e==="unknown"?["turn_off"]:["power_cycle","turn_off"]}#a(){if(!this.answers)return"hint_away";if(!this.port.entities.switch)return"hint_no_switch";if(this.port.protected)return"hint_protected"}async#c(e){let t=this.port.entities.switch;if(!(!t||this.running)){this.running=e,this.refusal="";try{let r=e==="power_cycle"?y:"switch";await this.hass.callService(r,e,{},{entity_id:t},!1)}catch(r){this.refusal=r.message??String(r)}this.running=void 0,this.asked=void 0}}#h(e){this.refusal="",Ht[e]?this.asked=e:this.#c(e)}#d(){this.#i.close()}#u(e){this.asked&&(e.preventDefault(),this.asked=void 0)}#p(){this.dispatchEvent(new CustomEvent("closed"))}#l(e){this.#d(),this.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:e}}))}render(){let{port:e,texts:t}=this;return d`
      <dialog
        aria-labelledby="title"
        @cancel=${this.#u}
        @close=${this.#p}
        @click=${r=>r.target===r.currentTarget&&this.#d()}
      >
        <div class="panel">
          <header>
            <span class="chip">${R(e.state)}</span>
            <div>
              <h2 id="title">${e.name}</h2>
              <p class="quiet">${this.#m()}</p>
            </div>
            <button class="close" type="button" aria-label=${t.common("close")} @click=${this.#d}>
              ${$t}
            </button>
          </header>
          ${this.#g()} ${this.#y()} ${this.#v()} ${this.#b()} ${this.#w()}
          ${this.refusal?d`<p class="box bad" role="alert">${this.refusal}</p>`:p}
          ${this.asked?this.#x(this.asked):this.#$()}
        </div>
      </dialog>
    `}#m(){let{port:e,texts:t}=this,r=[e.named&&t.say("port",{number:e.port}),N(e.state,t)];return d`
      <span>${r.filter(Boolean).join(" · ")}</span>
      ${e.protected?d`<span class="sign">${pe}${t.say("protected")}</span>`:p}
      ${e.watched?d`<span class="sign">${ue}${t.say("watched")}</span>`:p}
    `}#g(){let e=se(this.port,this.texts,Date.now());return e?d`<p class="box ${this.port.state==="failing"?"bad":""}">${e}</p>`:p}#y(){let{port:e,texts:t}=this;if(e.power===null)return p;let r=q(e),i=t.watts(e.power);return d`
      <div class="power">
        <strong>${i}</strong>
        ${r===null||e.allocated===null?p:d`
                <span class="quiet">
                  ${t.say("of_allocated",{allocated:t.watts(e.allocated)})}
                </span>
                <span class="bar"><span style="inline-size: ${(r*100).toFixed(0)}%"></span></span>
              `}
      </div>
    `}#v(){let{day:e,texts:t}=this,r=t.say("last_day");if(e===void 0)return d`<figure class="waits" aria-busy="true"></figure>`;if(e===null)return d`<figure class="waits"><figcaption>${t.say("no_history")}</figcaption></figure>`;let i=t.say("between",{low:t.watts(e.low),high:t.watts(e.high)}),[s,o]=Ot;return d`
      <figure>
        <figcaption><span>${r}</span><span>${i}</span></figcaption>
        <div class="curve" dir="ltr">
          <svg
            viewBox="0 -1 ${s} ${o+2}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${r}: ${i}"
          >
            <path class="grid" d="M0 0H${s}M0 ${o/2}H${s}M0 ${o}H${s}" />
            <path class="area" d=${e.area} /><path class="line" d=${e.line} />
          </svg>
          <span class="top" aria-hidden="true">${t.watts(e.top)}</span>
        </div>
        <div class="hours" dir="ltr" aria-hidden="true">
          ${[1,.5,0].map(l=>d`<span>${t.hour(new Date(this.#e-l*Nt))}</span>`)}
        </div>
      </figure>
    `}#b(){let{port:e,texts:t,activity:r}=this,i=l=>l===null?null:t.watts(l),s=e.poe_class!==null&&e.class_power_limit!==null?`${e.poe_class} (≤ ${t.watts(e.class_power_limit)})`:e.poe_class,o=[["energy_today",this.energy===null?null:t.energy(this.energy)],["allocated_power",q(e)===null?i(e.allocated):null],["requested_power",i(e.requested)],["poe_class",s],["last_activity",r?this.#_(r):null]];return d`
      <dl>
        ${o.filter(([,l])=>l!==null).map(([l,a])=>d`<div class=${l}><dt>${t.say(l)}</dt><dd>${a}</dd></div>`)}
      </dl>
    `}#_(e){let t=new Date(e.state);return Number.isNaN(t.getTime())?null:`${this.hass.formatEntityAttributeValue(e,"event_type")}, ${this.texts.moment(t)}`}#w(){let{port:e,texts:t,hass:r}=this,i=e.connected_device_id,s=i&&Object.values(r.entities).find(({entity_id:l,device_id:a})=>a===i&&l.startsWith("camera."))?.entity_id,o=[s&&d`<button type="button" class="link" @click=${()=>this.#l(s)}>
          ${t.say("show_camera")}
        </button>`,i&&this.#f("open_device",i),e.device_id&&this.#f("open_port",e.device_id)].filter(Boolean);return o.length?d`<nav>${o}</nav>`:p}#f(e,t){return this.hass.user?.is_admin?d`<a class="link" href="/config/devices/device/${t}" @click=${this.#d}>${this.texts.say(e)}</a>`:null}#$(){let e=this.#a(),t=this.#s();return d`
      ${e?d`<p class="quiet hindrance">${this.texts.say(e)}</p>`:p}
      ${t.length?d`<div class="actions">
              ${t.map(r=>d`<button
                  type="button"
                  class=${r}
                  ?disabled=${this.running!==void 0}
                  @click=${()=>this.#h(r)}
                >
                  ${this.texts.say(r)}
                </button>`)}
            </div>`:p}
    `}#x(e){let{texts:t,running:r}=this,[i,s]=Ht[e]??[];return!i||!s?p:d`
      <section class="question" aria-labelledby="asks" aria-describedby="more" role="group">
        <p id="asks">${t.say(i,{device:this.port.name})}</p>
        <p id="more" class="quiet">${t.say(s)}</p>
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
    `}static styles=[L,Rt]};var Lt=3,$r=16,It={columns:6},Ee={columns:12},xr="/config/integrations/integration/axis_nvr_poe";function Ut(n,e,t,r){return n.length?{views:n.map(i=>Ar(i,e,t))}:{views:[kr(t,r)]}}function kr(n,e){let t={text:n("add_recorder"),appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:xr}},r={type:"empty-state",icon:"mdi:ethernet",content_only:!0,title:n("no_recorder"),content:n(e?"no_recorder_hint":"no_recorder_hint_user"),...e?{buttons:[t]}:{}};return{type:"panel",title:n("title"),path:"recorder",cards:[r]}}function Ar(n,e,t){let{recorder:r}=n;return{type:"sections",title:r.name,path:r.device_id,max_columns:Lt,sections:[Sr(n),Pr(n,t),Er(n,t),...Tr(n,e,t)].filter(i=>i.cards.length)}}function Sr({recorder:n}){let e={type:`custom:${z}`,device:n.device_id,grid_options:{columns:"full"}};return{type:"grid",column_span:Lt,cards:[e]}}function Pr({recorder:n,ports:e},t){let r=[],{power:i,energy:s}=n.entities;i&&r.push({type:"history-graph",title:t("power_last_day"),hours_to_show:24,entities:[{entity:i,name:n.name}],grid_options:Ee}),s&&r.push(Dt(s,"day",t),Dt(s,"month",t));let o=Object.values(e).filter(l=>l.named||l.state!=="empty").flatMap(({name:l,entities:a})=>a.energy?[{entity:a.energy,name:l}]:[]);return o.length&&r.push({type:"statistics-graph",title:t("energy_by_device"),chart_type:"bar",stat_types:["change"],period:"day",days_to_show:7,entities:o.length>$r&&s?[{entity:s,name:n.name}]:o,grid_options:Ee}),Ce(t("power_and_energy"),"mdi:lightning-bolt",r)}function Dt(n,e,t){return{type:"statistic",entity:n,name:t(e==="day"?"energy_today":"energy_this_month"),stat_type:"change",period:{calendar:{period:e}},grid_options:It}}function Er({recorder:n,ports:e},t){let r=[];for(let s of[n.entities.poe_failure,n.entities.connected])s&&r.push({type:"tile",entity:s,name:{type:"entity"},grid_options:It});r.push(...Object.values(e).flatMap(Cr));let i=[n.entities.connected,...Object.values(e).map(({entities:s})=>s.activity)].filter(s=>s!==null);return i.length&&r.push({type:"logbook",target:{entity_id:i},hours_to_show:72,grid_options:{columns:12,rows:6}}),Ce(t("failures_and_activity"),"mdi:history",r)}function Cr({name:n,entities:e}){let t=e.poe_failure;return t?[{type:"tile",entity:t,name:n,color:"red",state_content:["state","reason_text"],grid_options:Ee,visibility:[{condition:"state",entity:t,state:"on"}]}]:[]}function Tr({ports:n},e,t){let r=Object.values(n).flatMap(i=>{let s=Rr(i,e);return s?[Mr(i,s),...zr(i,t)]:[]});return[Ce(t("cameras"),"mdi:cctv",r)]}function Mr({name:n,entities:e},t){let r=e.power?6:12;return{type:"picture-entity",entity:t,name:n,show_state:!1,grid_options:{columns:r,rows:2}}}function zr({entities:n},e){return n.power?[{type:"sensor",entity:n.power,name:e("power"),graph:"line",grid_options:{columns:6,rows:2}}]:[]}function Rr({connected_device_id:n},{entities:e}){if(n)return Object.values(e).find(t=>t.device_id===n&&!t.hidden&&t.entity_id.startsWith("camera."))?.entity_id}function Ce(n,e,t){return t.length?{type:"grid",cards:[{type:"heading",heading:n,icon:e},...t]}:{type:"grid",cards:t}}var jt="config_panel",fe=class extends HTMLElement{static async generate(e,t){let r=await Ft(t),i=await Hr(t);return Ut(i,t,r,t.user?.is_admin??!1)}static async getCreateSuggestions(e){return{title:(await Ft(e))("title"),icon:"mdi:ethernet"}}};async function Ft(n){let e=await n.loadBackendTranslation(jt,y);return t=>e(`component.${y}.${jt}.dashboard.${t}`)}async function Hr(n){try{return await n.callWS({type:`${y}/recorders`})}catch{return[]}}var Or={[z]:le,"axis-nvr-poe-jack":he,"axis-nvr-poe-budget":te,"axis-nvr-poe-port":me,"ll-strategy-dashboard-axis-nvr-poe":fe};if(!customElements.get(z)){for(let[n,e]of Object.entries(Or))customElements.define(n,e);window.customCards??=[],window.customCards.push({type:z,name:"AXIS NVR PoE",get description(){return Bt("card")},preview:!0,documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe#card",getEntitySuggestion:ht}),window.customStrategies??=[],window.customStrategies.push({type:"axis-nvr-poe",strategyType:"dashboard",name:"AXIS NVR PoE",get description(){return Bt("dashboard")},documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe#dashboard"})}function Bt(n){let e=document.querySelector("home-assistant");if(!e?.hass)return u[n];e.hass.loadBackendTranslation("config_panel",y);let t=`component.${y}.config_panel.${n}.description`;return e.hass.localize(t)||u[n]}
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
