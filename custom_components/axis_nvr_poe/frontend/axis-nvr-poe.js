var f=(n,e,t)=>()=>{if(t)throw t[0];try{return n&&(e=n(n=0)),e}catch(r){throw t=[r],r}};var h,c=f(()=>{h={card:"The front of a recorder: its ports, what is connected, and the power budget.",dashboard:"A recorder's ports, power and energy, failures, and the cameras themselves."}});var Q,X,Ee,nt,V,it,$,st,Te,Ce=f(()=>{c();Q=globalThis,X=Q.ShadowRoot&&(Q.ShadyCSS===void 0||Q.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ee=Symbol(),nt=new WeakMap,V=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==Ee)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(X&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=nt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&nt.set(t,e))}return e}toString(){return this.cssText}},it=n=>new V(typeof n=="string"?n:n+"",void 0,Ee),$=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,i,s)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+n[s+1],n[0]);return new V(t,n,Ee)},st=(n,e)=>{if(X)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),i=Q.litNonce;i!==void 0&&r.setAttribute("nonce",i),r.textContent=t.cssText,n.appendChild(r)}},Te=X?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return it(t)})(n):n});var jr,Ir,Ur,Fr,Br,Vr,ee,ot,Wr,qr,W,Me,lt,at,A,te=f(()=>{c();Ce();Ce();({is:jr,defineProperty:Ir,getOwnPropertyDescriptor:Ur,getOwnPropertyNames:Fr,getOwnPropertySymbols:Br,getPrototypeOf:Vr}=Object),ee=globalThis,ot=ee.trustedTypes,Wr=ot?ot.emptyScript:"",qr=ee.reactiveElementPolyfillSupport,W=(n,e)=>n,Me={toAttribute(n,e){switch(e){case Boolean:n=n?Wr:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},lt=(n,e)=>!jr(n,e),at={attribute:!0,type:String,converter:Me,reflect:!1,useDefault:!1,hasChanged:lt};Symbol.metadata??=Symbol("metadata"),ee.litPropertyMetadata??=new WeakMap;A=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=at){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),i=this.getPropertyDescriptor(e,r,t);i!==void 0&&Ir(this.prototype,e,i)}}static getPropertyDescriptor(e,t,r){let{get:i,set:s}=Ur(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){let l=i?.call(this);s?.call(this,o),this.requestUpdate(e,l,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??at}static _$Ei(){if(this.hasOwnProperty(W("elementProperties")))return;let e=Vr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(W("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(W("properties"))){let t=this.properties,r=[...Fr(t),...Br(t)];for(let i of r)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,i]of t)this.elementProperties.set(r,i)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let i=this._$Eu(t,r);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let i of r)t.unshift(Te(i))}else e!==void 0&&t.push(Te(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return st(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,r);if(i!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:Me).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){let r=this.constructor,i=r._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let s=r.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Me;this._$Em=i;let l=o.fromAttribute(t,s.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(e,t,r,i=!1,s){if(e!==void 0){let o=this.constructor;if(i===!1&&(s=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??lt)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:i,wrapped:s},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[i,s]of r){let{wrapped:o}=s,l=this[i];o!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,s,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};A.elementStyles=[],A.shadowRootOptions={mode:"open"},A[W("elementProperties")]=new Map,A[W("finalized")]=new Map,qr?.({ReactiveElement:A}),(ee.reactiveElementVersions??=[]).push("2.1.2")});function bt(n,e){if(!Le(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return dt!==void 0?dt.createHTML(e):e}function O(n,e,t=n,r){if(e===E)return e;let i=r!==void 0?t._$Co?.[r]:t._$Cl,s=J(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(n),i._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=i:t._$Cl=i),i!==void 0&&(e=O(n,i._$AS(n,e.values),i,r)),e}var Re,ct,re,dt,Oe,P,He,Kr,R,K,J,Le,gt,ze,q,ut,pt,M,ht,mt,yt,Ne,u,x,Vn,E,p,ft,z,vt,G,ne,D,H,ie,se,oe,ae,_t,Jr,wt,j=f(()=>{c();Re=globalThis,ct=n=>n,re=Re.trustedTypes,dt=re?re.createPolicy("lit-html",{createHTML:n=>n}):void 0,Oe="$lit$",P=`lit$${Math.random().toFixed(9).slice(2)}$`,He="?"+P,Kr=`<${He}>`,R=document,K=()=>R.createComment(""),J=n=>n===null||typeof n!="object"&&typeof n!="function",Le=Array.isArray,gt=n=>Le(n)||typeof n?.[Symbol.iterator]=="function",ze=`[ 	
\f\r]`,q=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ut=/-->/g,pt=/>/g,M=RegExp(`>|${ze}(?:([^\\s"'>=/]+)(${ze}*=${ze}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ht=/'/g,mt=/"/g,yt=/^(?:script|style|textarea|title)$/i,Ne=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),u=Ne(1),x=Ne(2),Vn=Ne(3),E=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),ft=new WeakMap,z=R.createTreeWalker(R,129);vt=(n,e)=>{let t=n.length-1,r=[],i,s=e===2?"<svg>":e===3?"<math>":"",o=q;for(let l=0;l<t;l++){let a=n[l],m,y,d=-1,g=0;for(;g<a.length&&(o.lastIndex=g,y=o.exec(a),y!==null);)g=o.lastIndex,o===q?y[1]==="!--"?o=ut:y[1]!==void 0?o=pt:y[2]!==void 0?(yt.test(y[2])&&(i=RegExp("</"+y[2],"g")),o=M):y[3]!==void 0&&(o=M):o===M?y[0]===">"?(o=i??q,d=-1):y[1]===void 0?d=-2:(d=o.lastIndex-y[2].length,m=y[1],o=y[3]===void 0?M:y[3]==='"'?mt:ht):o===mt||o===ht?o=M:o===ut||o===pt?o=q:(o=M,i=void 0);let b=o===M&&n[l+1].startsWith("/>")?" ":"";s+=o===q?a+Kr:d>=0?(r.push(m),a.slice(0,d)+Oe+a.slice(d)+P+b):a+P+(d===-2?l:b)}return[bt(n,s+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},G=class n{constructor({strings:e,_$litType$:t},r){let i;this.parts=[];let s=0,o=0,l=e.length-1,a=this.parts,[m,y]=vt(e,t);if(this.el=n.createElement(m,r),z.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(i=z.nextNode())!==null&&a.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let d of i.getAttributeNames())if(d.endsWith(Oe)){let g=y[o++],b=i.getAttribute(d).split(P),_=/([.?@])?(.*)/.exec(g);a.push({type:1,index:s,name:_[2],strings:b,ctor:_[1]==="."?ie:_[1]==="?"?se:_[1]==="@"?oe:H}),i.removeAttribute(d)}else d.startsWith(P)&&(a.push({type:6,index:s}),i.removeAttribute(d));if(yt.test(i.tagName)){let d=i.textContent.split(P),g=d.length-1;if(g>0){i.textContent=re?re.emptyScript:"";for(let b=0;b<g;b++)i.append(d[b],K()),z.nextNode(),a.push({type:2,index:++s});i.append(d[g],K())}}}else if(i.nodeType===8)if(i.data===He)a.push({type:2,index:s});else{let d=-1;for(;(d=i.data.indexOf(P,d+1))!==-1;)a.push({type:7,index:s}),d+=P.length-1}s++}}static createElement(e,t){let r=R.createElement("template");return r.innerHTML=e,r}};ne=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,i=(e?.creationScope??R).importNode(t,!0);z.currentNode=i;let s=z.nextNode(),o=0,l=0,a=r[0];for(;a!==void 0;){if(o===a.index){let m;a.type===2?m=new D(s,s.nextSibling,this,e):a.type===1?m=new a.ctor(s,a.name,a.strings,this,e):a.type===6&&(m=new ae(s,this,e)),this._$AV.push(m),a=r[++l]}o!==a?.index&&(s=z.nextNode(),o++)}return z.currentNode=R,i}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},D=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,i){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=O(this,e,t),J(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==E&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):gt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&J(this._$AH)?this._$AA.nextSibling.data=e:this.T(R.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,i=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=G.createElement(bt(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===i)this._$AH.p(t);else{let s=new ne(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=ft.get(e.strings);return t===void 0&&ft.set(e.strings,t=new G(e)),t}k(e){Le(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,i=0;for(let s of e)i===t.length?t.push(r=new n(this.O(K()),this.O(K()),this,this.options)):r=t[i],r._$AI(s),i++;i<t.length&&(this._$AR(r&&r._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=ct(e).nextSibling;ct(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},H=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,i,s){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=p}_$AI(e,t=this,r,i){let s=this.strings,o=!1;if(s===void 0)e=O(this,e,t,0),o=!J(e)||e!==this._$AH&&e!==E,o&&(this._$AH=e);else{let l=e,a,m;for(e=s[0],a=0;a<s.length-1;a++)m=O(this,l[r+a],t,a),m===E&&(m=this._$AH[a]),o||=!J(m)||m!==this._$AH[a],m===p?e=p:e!==p&&(e+=(m??"")+s[a+1]),this._$AH[a]=m}o&&!i&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ie=class extends H{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},se=class extends H{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},oe=class extends H{constructor(e,t,r,i,s){super(e,t,r,i,s),this.type=5}_$AI(e,t=this){if((e=O(this,e,t,0)??p)===E)return;let r=this._$AH,i=e===p&&r!==p||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==p&&(r===p||i);i&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ae=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){O(this,e)}},_t={M:Oe,P,A:He,C:1,L:vt,R:ne,D:gt,V:O,I:D,H,N:se,U:oe,B:ie,F:ae},Jr=Re.litHtmlPolyfillSupport;Jr?.(G,D),(Re.litHtmlVersions??=[]).push("3.3.3");wt=(n,e,t)=>{let r=t?.renderBefore??e,i=r._$litPart$;if(i===void 0){let s=t?.renderBefore??null;r._$litPart$=i=new D(e.insertBefore(K(),s),s,void 0,t??{})}return i._$AI(n),i}});var De,w,Gr,$t=f(()=>{c();te();te();j();j();De=globalThis,w=class extends A{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=wt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};w._$litElement$=!0,w.finalized=!0,De.litElementHydrateSupport?.({LitElement:w});Gr=De.litElementPolyfillSupport;Gr?.({LitElement:w});(De.litElementVersions??=[]).push("4.2.2")});var xt=f(()=>{c();});var k=f(()=>{c();te();j();$t();xt()});function kt({budget:n,allocated:e,drawn:t}){if(n===null||e===null)return null;let r=Math.max(n,e,t??0);return r<=0?null:{drawn:(t??0)/r,allocated:Math.max(e,t??0)/r,isOver:e>n}}var St=f(()=>{"use strict";c()});function At(n){return`${(100*n).toFixed(1)}%`}var le,Pt=f(()=>{"use strict";c();k();St();le=class extends w{static properties={recorder:{attribute:!1},texts:{attribute:!1}};render(){let{recorder:e,texts:t}=this,r=kt(e);if(!r||e.budget===null)return p;let i=e.available??0;return u`
      <div class="all ${e.answers?r.isOver?"over":"":"away"}">
      <div class="title">
        <span>${t.say("power_budget",{watts:t.watts(e.budget)})}</span>
        <span class="fits">${this.#r()}</span>
      </div>
      <div class="bar">
        <span class="allocated" style="inline-size: ${At(r.allocated)}"></span>
        <span class="drawn" style="inline-size: ${At(r.drawn)}"></span>
      </div>
      <dl>
        ${this.#e("drawn",t.say("drawn"),e.drawn)}
        ${this.#e("allocated",t.say("allocated"),e.allocated)}
        ${this.#e("available",t.say(i<0?"too_much":"available"),Math.abs(i))}
      </dl>
      </div>
    `}#e(e,t,r){return r===null?p:u`<div><dt><span class="key ${e}"></span>${t}</dt><dd>${this.texts.watts(r)}</dd></div>`}#r(){let{largest_class:e}=this.recorder;return e===null?p:e==="none"?this.texts.say("nothing_fits"):this.texts.say("largest_class",{poe_class:e})}static styles=$`
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
    .bar, .key { forced-color-adjust: none; }
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
  `}});var Et,Tt,ce,Ct=f(()=>{c();Et={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Tt=n=>(...e)=>({_$litDirective$:n,values:e}),ce=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}}});var Yr,Mt,zt,I,T,Zr,Rt,Ot,de,Ht=f(()=>{c();j();({I:Yr}=_t),Mt=n=>n,zt=()=>document.createComment(""),I=(n,e,t)=>{let r=n._$AA.parentNode,i=e===void 0?n._$AB:e._$AA;if(t===void 0){let s=r.insertBefore(zt(),i),o=r.insertBefore(zt(),i);t=new Yr(s,o,n,n.options)}else{let s=t._$AB.nextSibling,o=t._$AM,l=o!==n;if(l){let a;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(a=n._$AU)!==o._$AU&&t._$AP(a)}if(s!==i||l){let a=t._$AA;for(;a!==s;){let m=Mt(a).nextSibling;Mt(r).insertBefore(a,i),a=m}}}return t},T=(n,e,t=n)=>(n._$AI(e,t),n),Zr={},Rt=(n,e=Zr)=>n._$AH=e,Ot=n=>n._$AH,de=n=>{n._$AR(),n._$AA.remove()}});var Lt,Nt,Dt=f(()=>{c();j();Ct();Ht();Lt=(n,e,t)=>{let r=new Map;for(let i=e;i<=t;i++)r.set(n[i],i);return r},Nt=Tt(class extends ce{constructor(n){if(super(n),n.type!==Et.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let i=[],s=[],o=0;for(let l of n)i[o]=r?r(l,o):o,s[o]=t(l,o),o++;return{values:s,keys:i}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,r]){let i=Ot(n),{values:s,keys:o}=this.dt(e,t,r);if(!Array.isArray(i))return this.ut=o,s;let l=this.ut??=[],a=[],m,y,d=0,g=i.length-1,b=0,_=s.length-1;for(;d<=g&&b<=_;)if(i[d]===null)d++;else if(i[g]===null)g--;else if(l[d]===o[b])a[b]=T(i[d],s[b]),d++,b++;else if(l[g]===o[_])a[_]=T(i[g],s[_]),g--,_--;else if(l[d]===o[_])a[_]=T(i[d],s[_]),I(n,a[_+1],i[d]),d++,_--;else if(l[g]===o[b])a[b]=T(i[g],s[b]),I(n,i[d],i[g]),g--,b++;else if(m===void 0&&(m=Lt(o,b,_),y=Lt(l,d,g)),m.has(l[d]))if(m.has(l[g])){let S=y.get(o[b]),Pe=S!==void 0?i[S]:null;if(Pe===null){let rt=I(n,i[d]);T(rt,s[b]),a[b]=rt}else a[b]=T(Pe,s[b]),I(n,i[d],Pe),i[S]=null;b++}else de(i[g]),g--;else de(i[d]),d++;for(;b<=_;){let S=I(n,a[_+1]);T(S,s[b]),a[b++]=S}for(;d<=g;){let S=i[d++];S!==null&&de(S)}return this.ut=o,Rt(n,a),E}})});var jt=f(()=>{c();Dt()});function ue({recorder:n,ports:e},t){if(!n.answers)return{lamp:"unknown",text:t.say("away")};let r=Object.values(e);if(n.failing&&!pe(e).length)return{lamp:"failing",text:t.say("headline_recorder_failing")};for(let[i,s,o]of Qr){let l=r.filter(a=>a.state===i&&(o==="all"||a.named));if(l.length){let a=t.names(l.map(m=>t.called(m)));return{lamp:i,text:t.say(s,{devices:a})}}}return r.some(i=>i.state==="powered")?{lamp:"powered",text:t.say("all_powered")}:{lamp:"empty",text:t.say("no_devices")}}function pe(n){let e=Object.values(n);return Xr.flatMap(t=>e.filter(r=>r.state===t))}function It({recorder:n,ports:e}){return pe(e).map(r=>r.reason_text).includes(n.reason_text)?null:n.reason_text}var Qr,Xr,je=f(()=>{"use strict";c();Qr=[["failing","headline_failing","all"],["waiting","headline_waiting","all"],["unknown","headline_unknown","named"],["restarting","headline_restarting","all"],["held","headline_held","all"],["shed","headline_shed","all"],["off","headline_off","named"],["connected","headline_connected","named"]],Xr=["failing","waiting"]});function U(n,e){return e.say(en[n])}function he(n,e,t){if(n.state==="restarting"){let i=F(n,t);return i===0?e.say("hint_restarting"):e.say("hint_restarting_time",{time:e.countdown(i)})}let r=tn[n.state];return r?n.reason_text??e.say(r):""}function Ut(n,e,t){if(n.state==="powered"&&n.power!==null)return e.watts(n.power);let r=F(n,t);return r>0?e.countdown(r):U(n.state,e)}function Ft(n,e,t){let i=[e.called(n),n.named&&e.say("port",{number:n.port}),U(n.state,e),n.reason_text,n.power!==null&&n.state!=="empty"&&e.watts(n.power),n.protected&&e.say("protected"),n.watched&&e.say("watched")].filter(Boolean).join(", ");return t?i:e.say("last_known",{text:i})}function F(n,e){return n.state!=="restarting"||!n.until?0:Math.max(0,Math.ceil((Date.parse(n.until)-e)/1e3))}function Y(n){return n.power===null||!n.allocated?null:Math.min(1,Math.max(0,n.power/n.allocated))}var en,tn,Z=f(()=>{"use strict";c();en={powered:"state_powered",waiting:"state_waiting",failing:"state_failing",off:"state_off",empty:"state_empty",restarting:"state_restarting",held:"state_held",shed:"state_shed",connected:"state_connected",unknown:"state_unknown"},tn={waiting:"hint_waiting",failing:"hint_failing",held:"hint_held",shed:"hint_shed",connected:"hint_connected",unknown:"hint_unknown"}});function Bt(n,e,t){if(n.recorder.answers!==e.recorder.answers)return t.say(e.recorder.answers?"back":"away");let r=Object.entries(e.ports).filter(([i,s])=>{let o=n.ports[i];return o&&(o.state!==s.state||o.reason_text!==s.reason_text)});return r.length>rn?ue(e,t).text:r.map(([,i])=>[t.called(i),U(i.state,t),i.reason_text]).map(i=>i.filter(Boolean).join(", ")).join(". ")}var rn,Vt=f(()=>{"use strict";c();je();Z();rn=3});var Wt,qt=f(()=>{"use strict";c();k();Wt=$`
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
    forced-color-adjust: none;
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
  header.away .lamp { color: #ffc04d; }
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
`});function Kt(n){return n!==void 0&&n.attributes.restored!==!0}var v,C=f(()=>{"use strict";c();v="axis_nvr_poe"});function Jt(n){let e=Object.values(n.entities).filter(({platform:i})=>i===v).map(i=>Zt(n,i.device_id)),[t,r]=new Set(e.filter(i=>i!==void 0));return t&&r?{device:t}:{}}function Gt(){return{schema:[{name:"device",selector:{device:{filter:{integration:v},entity:{integration:v,domain:"binary_sensor",device_class:"connectivity"}}}}],computeLabel:(n,e)=>e(`component.${v}.config_panel.card.recorder`)}}function Yt(n,e){let t=n.entities[e];if(t?.platform!==v)return null;let r=Zt(n,t.device_id);return r?{config:{type:`custom:${L}`,device:r}}:null}function Zt(n,e){return e?n.devices[e]?.via_device_id??e:void 0}var L,me=f(()=>{"use strict";c();C();L="axis-nvr-poe-card"});function Qt(n,e){let t=e.recorder??n?.recorder;if(!t)return;if(!e.ports)return{recorder:t,ports:n?.ports??{}};let r={...n?.ports};for(let[i,s]of Object.entries(e.ports))s?r[i]=s:delete r[i];return{recorder:t,ports:r}}var Xt=f(()=>{"use strict";c()});async function fe(n,e){let{message:t,translation_domain:r,translation_key:i,...s}=e;if(r&&i){let o=await n.loadBackendTranslation("exceptions",r),l=`component.${r}.exceptions.${i}.message`,a=o(l,s.translation_placeholders??{});if(a)return a}return t??String(e)}var Ie=f(()=>{"use strict";c()});async function Ue(n){try{await n?.()}catch{}}var er,nn,ge,tr=f(()=>{"use strict";c();Xt();C();Ie();er=2e3,nn=6e4,ge=class{shown={kind:"loading"};#e;#r;#n;#i;#t=0;#o=er;#l;#s;constructor(e,t,r){this.#r=e,this.#e=e.connection,this.#n=t,this.#i=r}start(){this.#e.addEventListener("ready",this.#a),this.#a()}stop(){this.#e.removeEventListener("ready",this.#a),this.#t+=1,clearTimeout(this.#l),Ue(this.#s),this.#s=void 0}#a=async()=>{let e=++this.#t;clearTimeout(this.#l),this.#s=void 0;try{let t=this.#n??await this.#d(e);if(t===void 0||e!==this.#t)return;let r=!0,i=await this.#e.subscribeMessage(s=>{e===this.#t&&(this.#u(s,r),r=!1)},{type:`${v}/faceplate`,device_id:t},{resubscribe:!1});e===this.#t?this.#s=i:Ue(i)}catch(t){await this.#h(t,e)}};async#d(e){let t=await this.#r.callWS({type:`${v}/recorders`});if(e===this.#t){if(t.length===1)return t[0]?.recorder.device_id;t.length?this.#c({kind:"several",names:t.map(({recorder:r})=>r.name)}):(this.#c({kind:"none"}),this.#p())}}#u(e,t){if(this.#o=er,"gone"in e){this.#c({kind:"gone"}),Ue(this.#s),this.#s=void 0,this.#p();return}let r=this.shown.kind==="faceplate"&&!t?this.shown.faceplate:void 0,i=Qt(r,e);i&&this.#c({kind:"faceplate",faceplate:i})}async#h(e,t){let r=typeof e.code=="string",i=r?await fe(this.#r,e):"";if(t!==this.#t)return;let s=this.shown.kind==="gone"&&e.code==="not_found";e.code==="unknown_command"?this.#c({kind:"not_loaded"}):r&&!s&&this.#c({kind:"refused",message:i}),this.#p()}#p(){this.#l=setTimeout(this.#a,this.#o),this.#o=Math.min(2*this.#o,nn)}#c(e){this.shown=e,this.#i()}}});function N(n){return u`<svg class="lamp ${n}" viewBox="0 0 16 16" aria-hidden="true">${on[n]}</svg>`}var sn,on,B,ye=f(()=>{"use strict";c();k();sn=x`<path d="M9.4 1.5 3.6 9h3.6l-.9 5.5L12.4 7H8.6z" fill="currentColor"/>`,on={powered:sn,waiting:x`<path d="M4 1.5h8v3L9 8l3 3.5v3H4v-3L7 8 4 4.5z" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linejoin="round"/><path d="M5.4 13.2 8 10.4l2.6 2.8z" fill="currentColor"/>`,failing:x`<path d="M8 1 15.4 14.5H.6z" fill="currentColor" stroke="currentColor"
    stroke-linejoin="round"/><path d="M8 5.6v4.2M8 11.6v1.6" class="cut"/>`,off:x`<path d="M5 3.3a5.6 5.6 0 1 0 6 0M8 1.4v6" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round"/>`,empty:x`<circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,restarting:x`<g class="turning"><path d="M13.2 8A5.2 5.2 0 1 1 11 3.75" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M8.6 4.9h4.7V.3z"
    fill="currentColor"/></g>`,held:x`<path d="M5.2 3v10M10.8 3v10" stroke="currentColor" stroke-width="2.6"
    stroke-linecap="round"/>`,shed:x`<path d="M8 2v9M3.8 7.4 8 11.6l4.2-4.2M3 14.4h10" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,connected:x`<path d="M5.6 1.5v3.6M10.4 1.5v3.6M3.6 5.4h8.8v2.4a4.4 4.4 0 0 1-8.8 0zM8 12.4v2.4"
    fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,unknown:x`<path d="M5.3 5.2a2.8 2.8 0 1 1 4.3 2.4C8.5 8.3 8 8.9 8 10.2" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="13.4" r="1.2"
    fill="currentColor"/>`};B=$`
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
`});function rr(n){return n<=8?Math.max(1,n):Math.min(Math.ceil(n/2),24)}var nr=f(()=>{"use strict";c()});function ir(n,e,t,r,i){let s=i?-1:1,o={ArrowRight:s,ArrowLeft:-s,ArrowDown:r,ArrowUp:-r};if(n==="Home")return 0;if(n==="End")return t-1;let l=o[n];if(l===void 0)return null;let a=e+l;return a>=0&&a<t?a:e}var sr=f(()=>{"use strict";c()});function Ve({name:n,named:e,port:t},r){return e?n:r(`component.${v}.${Be}.card.port`,{number:t})}function Fe(n,e){return{minimumFractionDigits:n,maximumFractionDigits:n,useGrouping:e.number_format!=="none"}}function cn(n){if(n.number_format!=="system")return n.number_format==="none"?"en":ln[n.number_format]??n.language}function dn(n){return n.time_format==="12"?{hour12:!0}:n.time_format==="24"?{hour12:!1}:{}}var Be,or,an,ln,be,We=f(()=>{"use strict";c();C();Be="config_panel",or=2,an=/^(ar|dv|fa|he|ps|ug|ur|yi)\b/,ln={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},be=class n{timeZone;#e;#r;#n;#i;#t;#o;#l;#s;#a;constructor(e,t,r,i){this.#e=e,this.#r=t,this.#a=an.test(r.language),this.timeZone=r.time_zone==="server"?i:void 0;let s=cn(r);this.#n=new Intl.NumberFormat(s,Fe(1,r)),this.#i=new Intl.NumberFormat(s,Fe(2,r)),this.#t=new Intl.NumberFormat(s,Fe(0,r));let o=this.timeZone?{timeZone:this.timeZone}:{},l={hour:"numeric",minute:"2-digit",...dn(r),...o};this.#l=new Intl.DateTimeFormat(r.language,l);let a={day:"numeric",month:"short"};this.#o=new Intl.DateTimeFormat(r.language,{...a,...l}),this.#s=new Intl.ListFormat(r.language,{type:"conjunction",style:"narrow"})}static async load(e){let[t,r]=await Promise.all([e.loadBackendTranslation(Be,v),e.loadBackendTranslation("exceptions",v)]);return new n(t,r,e.locale,e.config.time_zone)}say(e,t){return this.#e(`component.${v}.${Be}.card.${e}`,t)}reason({reason:e,reason_key:t,reason_placeholders:r}){return t&&this.#r(`component.${v}.exceptions.${t}.message`,r)||e}called(e){return Ve(e,this.#e)}common(e){return this.#e(`ui.common.${e}`)}watts(e){return this.#d(this.#n.format(e),"W")}energy(e){return e<1?this.#d(this.#t.format(1e3*e),"Wh"):this.#d(this.#i.format(e),"kWh")}#d(e,t){let r=`${e} ${t}`;return this.#a?`⁦${r}⁩`:r}moment(e){return this.#o.format(e)}hour(e){return this.#l.format(e)}countdown(e){let t=String(e%60).padStart(2,"0");return`${Math.floor(e/60)}:${t}`}names(e){let t=this.#s.format(e.slice(0,or)),r=e.length-or;return r>0?`${t} +${r}`:t}}});function pn(n,e){switch(n.kind){case"loading":return e.say("loading");case"none":return e.say("no_recorder");case"several":return e.say("several_recorders",{recorders:n.names.join(", ")});case"gone":return e.say("gone");case"not_loaded":return e.say("not_loaded");case"refused":return n.message;default:return""}}var qe,ve,ar=f(()=>{"use strict";c();k();jt();Vt();qt();me();tr();je();C();ye();nr();sr();We();Z();qe=4,ve=class extends w{static properties={shown:{state:!0},texts:{state:!0},open:{state:!0},stop:{state:!0},said:{state:!0}};#e;#r;#n;#i;constructor(){super(),this.shown={kind:"loading"},this.stop=0,this.said=""}static getStubConfig=Jt;static getConfigForm=Gt;setConfig(e){let t=e.device!==this.#n?.device;this.#n=e,t&&(this.shown={kind:"loading"},this.#s())}set hass(e){let t=this.#e;this.#e=e,this.#r!==e.locale&&this.#l(e),t?.connection!==e.connection&&this.#s();let{activity:r,switch:i}=this.#o?.entities??{},s=o=>t?.states[o]!==e.states[o];[r,i].some(o=>o&&s(o))&&this.requestUpdate()}getCardSize(){let e=this.#t?Object.keys(this.#t.ports).length:8;return 3+3*Math.ceil(e/8)}getGridOptions(){return{columns:(this.#t?Object.keys(this.#t.ports).length:8)>16?"full":12,min_columns:6,rows:"auto"}}connectedCallback(){super.connectedCallback(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.open=void 0,this.#i?.stop(),this.#i=void 0}get#t(){return this.shown.kind==="faceplate"?this.shown.faceplate:void 0}get#o(){return this.open===void 0?void 0:this.#t?.ports[this.open]}async#l(e){this.#r=e.locale;try{let t=await be.load(e);this.#r===e.locale&&(this.texts=t)}catch{this.#r===e.locale&&(this.#r=void 0)}}#s(){if(this.#i?.stop(),this.#i=void 0,!this.isConnected||!this.#e||!this.#n)return;let e=new ge(this.#e,this.#n.device,()=>{this.shown=e.shown});this.#i=e,e.start()}willUpdate(e){this.open!==void 0&&!this.#o&&(this.open=void 0);let t=e.get("shown");if(!this.texts||t?.kind!=="faceplate"||this.shown.kind!=="faceplate")return;let r=Bt(t.faceplate,this.shown.faceplate,this.texts);r&&(this.said=r)}render(){let{texts:e}=this;return u`
      <ha-card>
        ${e?this.#t?this.#a(this.#t,e):u`<div class="notice"><p>${pn(this.shown,e)}</p></div>`:u`<div class="notice" aria-busy="true"></div>`}
      </ha-card>
      <div class="aloud" role="status" aria-live="polite">${this.said}</div>
      ${e&&this.#o?this.#p(this.#o,e):p}
    `}#a(e,t){let{recorder:r,ports:i}=e,{lamp:s,text:o}=ue(e,t),l=Object.entries(i),a=rr(l.length),m=Math.min(this.stop,l.length-1);return u`
      <div class="front">
        <header role="none" class=${r.answers?"":"away"}>
          <span class="chip">${N(s)}</span>
          <div>
            <p class="recorder">${r.name}</p>
            <h2>${o}</h2>
          </div>
        </header>
        ${r.answers?this.#u(e,t):this.#d(e,t)}
        <div
          class="ports ${a>8?"":"roomy"}"
          role="toolbar"
          aria-label=${t.say("ports")}
          style="--most: ${a}"
          @keydown=${this.#y}
          @focusin=${this.#g}
        >
          ${Nt(l,([y])=>y,([y,d],g)=>u`<axis-nvr-poe-jack
              .port=${d}
              .texts=${t}
              .answers=${r.answers}
              .isStop=${g===m}
              @click=${()=>this.#c(y)}
            ></axis-nvr-poe-jack>`)}
        </div>
        <axis-nvr-poe-budget .recorder=${r} .texts=${t}></axis-nvr-poe-budget>
      </div>
    `}#d({recorder:e},t){let r=t.reason(e),i=e.since&&t.moment(new Date(e.since));return u`
      <div class="box away">
        ${r?u`<p>${r}</p>`:p}
        <p>${i?t.say("away_since",{time:i}):t.say("away_last")}</p>
      </div>
    `}#u(e,t){let r=pe(e.ports),i=It(e);return!r.length&&!i?p:u`
      <div class="alarms">
        ${i?u`<p class="box failing">${i}</p>`:p}
        ${r.slice(0,qe).map(s=>this.#h(s,t))}
        ${r.length>qe?u`<p class="quiet">+${r.length-qe}</p>`:p}
      </div>
    `}#h(e,t){let r=t.called(e),i=e.named?t.say("port",{number:e.port}):"",s=he(e,t,Date.now());return u`
      <button
        type="button"
        class="box ${e.state}"
        aria-haspopup="dialog"
        aria-label=${[r,i,s].filter(Boolean).join(", ")}
        @click=${()=>this.#c(String(e.port))}
      >
        <span class="chip">${N(e.state)}</span>
        <span>
          <strong>${r}</strong>
          ${i?u`<span class="quiet">${i}</span>`:p}<br />${s}
        </span>
      </button>
    `}#p(e,t){let{activity:r,switch:i}=e.entities,s=this.#e?.states??{};return u`<axis-nvr-poe-port
      .port=${e}
      .texts=${t}
      .answers=${this.#t?.recorder.answers??!1}
      .isLoaded=${i!==null&&Kt(s[i])}
      .activity=${r?s[r]:void 0}
      .hass=${this.#e}
      @closed=${this.#f}
    ></axis-nvr-poe-port>`}#c(e){this.open=e}async#f(){let e=Object.keys(this.#t?.ports??{}).indexOf(this.open??"");this.open=void 0,await this.updateComplete,document.activeElement===document.body&&this.#m[e]?.focus()}get#m(){return[...this.renderRoot.querySelectorAll("axis-nvr-poe-jack")]}#g(e){let t=e.composedPath(),r=this.#m.findIndex(i=>t.includes(i));r>=0&&(this.stop=r)}#y(e){let t=this.#m,r=t.indexOf(e.target),i=t[0];if(r<0||!i)return;let s=t.filter(a=>a.offsetTop===i.offsetTop).length,o=getComputedStyle(this).direction==="rtl",l=ir(e.key,r,t.length,s,o);l!==null&&(e.preventDefault(),t[l]?.focus())}static styles=[B,Wt]}});function we(n){return _e.add(n),Ke??=setInterval(()=>{for(let e of _e)e()},1e3),()=>{_e.delete(n),!_e.size&&(clearInterval(Ke),Ke=void 0)}}var _e,Ke,Je=f(()=>{"use strict";c();_e=new Set});var $e,xe,lr,Ge=f(()=>{"use strict";c();k();$e=u`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H19v11H5V10zm2.2 0h6.6V7.5a3.3 3.3 0 0 0-6.6 0z"/>
</svg>`,xe=u`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M12 5c4.8 0 8.8 2.9 10.8 7-2 4.1-6 7-10.8 7S3.2 16.1 1.2 12C3.2 7.9 7.2
  5 12 5zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zm0 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z"/>
</svg>`,lr=u`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 10.4 6-6 1.6 1.6-6 6 6 6-1.6 1.6-6-6-6 6L4.4 18l6-6-6-6L6 4.4z"/>
</svg>`});var cr,dr,ur=f(()=>{"use strict";c();k();cr=u`
  <svg class="socket" viewBox="0 0 48 40" aria-hidden="true">
    <path class="rim" d="M3 2h42v31h-9.5v4h-6v2h-11v-2h-6v-4H3z"/>
    <path class="hole" d="M6 5h36v25h-9v4h-6v2.5h-6V34h-6v-4H6z"/>
    <path class="pins" d="M11.5 5v6.5M15.07 5v6.5M18.64 5v6.5M22.21 5v6.5M25.78 5v6.5M29.35 5v6.5M32.92 5v6.5M36.5 5v6.5"/>
    <g class="plug">
      <path class="body" d="M8 13h32v15.5h-8.5v4h-15v-4H8z"/>
      <path class="latch" d="M19 20.5h10V35H19z"/>
    </g>
  </svg>`,dr=$`
  .socket { display: block; }
  .rim { fill: #3b444c; stroke: #59646e; stroke-width: 1; }
  .hole { fill: #07090b; }
  .pins { stroke: #d2a648; stroke-width: 1.5; }
  .plug { display: none; }
  .taken .plug { display: inline; }
  .body { fill: #8e99a4; stroke: #c4cdd5; stroke-width: 1; }
  .latch { fill: #6d7882; stroke: #aab4bd; stroke-width: 0.8; }
`});var ke,pr=f(()=>{"use strict";c();k();Je();Ge();ye();ur();Z();ke=class extends w{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isStop:{attribute:!1}};#e;disconnectedCallback(){super.disconnectedCallback(),this.#r(!1)}connectedCallback(){super.connectedCallback(),this.requestUpdate()}focus(e){this.renderRoot.querySelector("button")?.focus(e)}updated(){this.#r(this.isConnected&&this.answers&&F(this.port,Date.now())>0)}#r(e){e?this.#e??=we(()=>this.requestUpdate()):(this.#e?.(),this.#e=void 0)}render(){let{port:e,texts:t,answers:r}=this,i=e.state!=="empty"&&(e.named||e.state!=="off"),s=Ft(e,t,r);return u`
      <button
        type="button"
        class="${e.state} ${i?"taken":""} ${r?"":"away"}"
        aria-haspopup="dialog"
        tabindex=${this.isStop?0:-1}
      >
        <span class="spoken">${s}</span>
        <span class="plate" aria-hidden="true">
          <span class="number">${e.port}</span>
          <span class="signs">${e.protected?$e:p}${e.watched?xe:p}</span>
          ${N(e.state)} ${cr}
        </span>
        <span class="label" aria-hidden="true" title=${s}>
          ${e.named?u`<span class="name">${e.name}</span>`:p}
          <span class="figure">${Ut(e,t,r?Date.now():Number.POSITIVE_INFINITY)}</span>
          ${this.#n()}
        </span>
      </button>
    `}#n(){let e=this.port.state==="powered"?Y(this.port):null,t=e===null?p:u`<span style="inline-size: ${(e*100).toFixed(0)}%"></span>`;return u`<span class="bar ${e===null?"none":""}">${t}</span>`}static styles=[B,dr,$`
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
      .spoken {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .plate {
        forced-color-adjust: none;
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
        forced-color-adjust: none;
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
    `]}});function fr(n,[e,t],[r,i]){let s=n.map(d=>d.filter(({time:g})=>g>=e&&g<=t)).filter(d=>d.length);if(!s.length)return null;let o=s.flat().map(({power:d})=>d),l=Math.max(...o),a=mn(l),m=d=>mr((d-e)/(t-e)*r),y=d=>mr(i-d/a*i);return{line:s.map(d=>hr(d,m,y)).join(""),area:s.map(d=>`${hr(d,m,y)}V${i}H${m(d[0]?.time??e)}Z`).join(""),before:((s[0]?.[0]?.time??t)-e)/(t-e),low:Math.min(...o),high:l,top:a}}function hr(n,e,t){return`M${n.map(({time:i,power:s})=>`${e(i)} ${t(s)}`).join("L")}${n.length===1?"h1":""}`}function mn(n){if(n<=1)return 1;let e=10**Math.floor(Math.log10(n));return hn.map(t=>t*e).find(t=>t>=n)??n}function mr(n){return Math.round(n*10)/10}var hn,gr=f(()=>{"use strict";c();hn=[1,1.5,2,3,4,5,6,8,10]});async function br(n,e,t,r){let i=await _r(n,e,t-864e5,"mean");return i.length?fn([...i,{start:t,mean:r}]):gn(n,e,t)}function fn(n){let e=[],t=0;for(let{start:r,mean:i}of n)typeof i=="number"&&(r-t>72e4&&e.push([]),e.at(-1)?.push({time:r,power:i}),t=r);return e}async function vr(n,e,t){let i=(await _r(n,e,t,"change")).flatMap(({change:s})=>typeof s=="number"?[s]:[]);return i.length?i.reduce((s,o)=>s+o,0):null}async function _r(n,e,t,r){return(await n.callWS({type:"recorder/statistics_during_period",start_time:new Date(t).toISOString(),statistic_ids:[e],period:"5minute",types:[r],units:{power:"W",energy:"kWh"}}))[e]??[]}async function gn(n,e,t){let i=(await n.callWS({type:"history/history_during_period",start_time:new Date(t-864e5).toISOString(),entity_ids:[e],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[e]??[],s=[[]];for(let[o,{s:l,lu:a}]of i.entries()){let m=l===""?Number.NaN:Number(l);if(!Number.isFinite(m)){s.push([]);continue}let y=i[o+1]?.lu;s.at(-1)?.push({time:a*1e3,power:m},{time:y?y*1e3:t,power:m})}return s.filter(o=>o.length)}function wr(n,e){if(!e)return new Date(n).setHours(0,0,0,0);let t=n-yr(n,e),r=yr(t,e);return r===0?t:r>864e5/2?t+864e5-r:t-r}function yr(n,e){let t=new Intl.DateTimeFormat("en-GB",{timeZone:e,timeStyle:"medium"}).format(n),[r=0,i=0,s=0]=t.split(":").map(Number);return((r*60+i)*60+s)*1e3+n%1e3}var $r=f(()=>{"use strict";c()});var xr,kr=f(()=>{"use strict";c();k();xr=$`
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
    forced-color-adjust: none;
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
    forced-color-adjust: none;
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
  .before { position: absolute; inset-block: 50% 0; inset-inline-start: 0; display: grid; place-items: center; text-align: center; font-size: 0.75rem; }
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
`});var Sr,Ar,Ye,yn,Se,Pr=f(()=>{"use strict";c();k();Je();gr();$r();C();Ge();ye();kr();Ie();Z();Sr={turn_off:["ask_turn_off","ask_turn_off_more"],power_cycle:["ask_power_cycle","ask_power_cycle_more"]},Ar=[288,72],Ye=24*36e5,yn=.5,Se=class extends w{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isLoaded:{attribute:!1},activity:{attribute:!1},hass:{attribute:!1,hasChanged:()=>!1},asked:{state:!0},running:{state:!0},refusal:{state:!0},day:{state:!0},energy:{state:!0}};#e=0;#r;constructor(){super(),this.refusal="",this.energy=null}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}firstUpdated(){this.#n.showModal(),this.#e=Date.now(),this.#o()}willUpdate(e){e.has("port")&&this.asked&&!this.#l().includes(this.asked)&&(this.asked=void 0)}updated(e){this.#t(this.isConnected&&F(this.port,Date.now())>0),this.asked?e.has("asked")&&this.#i(".cancel")?.focus():e.get("asked")&&this.#i(`.actions .${e.get("asked")}`)?.focus(),this.#n.open&&document.activeElement===document.body&&this.#i(".close")?.focus({preventScroll:!0})}get#n(){return this.renderRoot.querySelector("dialog")}#i(e){return this.renderRoot.querySelector(e)}#t(e){e?this.#r??=we(()=>this.requestUpdate()):(this.#r?.(),this.#r=void 0)}async#o(){let{power:e,energy:t}=this.port.entities,r=this.#e,[i,s]=await Promise.allSettled([e?br(this.hass,e,r,this.answers?this.port.power:null):[],t?vr(this.hass,t,wr(r,this.texts.timeZone)):null]);this.day=i.status==="fulfilled"?fr(i.value,[r-Ye,r],Ar):null,this.energy=s.status==="fulfilled"?s.value:null}#l(){let{state:e,entities:t}=this.port;return!t.switch||!this.isLoaded||!this.answers?[]:e==="off"||e==="shed"||e==="held"?["turn_on"]:this.port.protected?[]:e==="restarting"?["turn_on","turn_off"]:e==="empty"||e==="unknown"?["turn_off"]:["power_cycle","turn_off"]}#s(){if(!this.answers)return"hint_away";if(!this.port.entities.switch)return"hint_no_switch";if(!this.isLoaded)return"hint_switch_not_loaded";if(this.port.protected)return"hint_protected"}async#a(e){let t=this.port.entities.switch;if(!(!t||this.running)){this.running=e,this.refusal="";try{let r=e==="power_cycle"?v:"switch";await this.hass.callService(r,e,{},{entity_id:t},!1)}catch(r){this.refusal=await fe(this.hass,r)}this.running=void 0,this.asked=void 0}}#d(e){this.refusal="",Sr[e]?this.asked=e:this.#a(e)}#u(){this.#n.close()}#h(e){this.asked&&(e.preventDefault(),this.asked=void 0)}#p(){this.dispatchEvent(new CustomEvent("closed"))}#c(e){this.#u(),this.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:e}}))}render(){let{port:e,texts:t}=this;return u`
      <dialog
        aria-labelledby="title"
        @cancel=${this.#h}
        @close=${this.#p}
        @click=${r=>r.target===r.currentTarget&&this.#u()}
      >
        <div class="panel">
          <header role="none">
            <span class="chip">${N(e.state)}</span>
            <div>
              <h2 id="title">${t.called(e)}</h2>
              <p class="quiet">${this.#f()}</p>
            </div>
            <button class="close" type="button" aria-label=${t.common("close")} @click=${this.#u}>
              ${lr}
            </button>
          </header>
          ${this.#m()} ${this.#g()} ${this.#y()} ${this.#_()} ${this.#$()}
          ${this.refusal?u`<p class="box bad" role="alert">${this.refusal}</p>`:p}
          ${this.asked?this.#k(this.asked):this.#x()}
        </div>
      </dialog>
    `}#f(){let{port:e,texts:t}=this,r=[e.named&&t.say("port",{number:e.port}),U(e.state,t)];return u`
      <span>${r.filter(Boolean).join(" · ")}</span>
      ${e.protected?u`<span class="sign">${$e}${t.say("protected")}</span>`:p}
      ${e.watched?u`<span class="sign">${xe}${t.say("watched")}</span>`:p}
    `}#m(){let e=he(this.port,this.texts,Date.now());return e?u`<p class="box ${this.port.state==="failing"?"bad":""}">${e}</p>`:p}#g(){let{port:e,texts:t}=this;if(e.power===null)return p;let r=Y(e),i=t.watts(e.power);return u`
      <div class="power">
        <strong>${i}</strong>
        ${r===null||e.allocated===null?p:u`
                <span class="quiet">
                  ${t.say("of_allocated",{allocated:t.watts(e.allocated)})}
                </span>
                <span class="bar"><span style="inline-size: ${(r*100).toFixed(0)}%"></span></span>
              `}
      </div>
    `}#y(){let{day:e,texts:t}=this,r=t.say("last_day");if(e===void 0)return u`<figure class="waits" aria-busy="true"></figure>`;if(e===null)return u`<figure class="waits"><figcaption>${t.say("no_history")}</figcaption></figure>`;let[i,s]=[t.watts(e.low),t.watts(e.high)],o=i===s?i:t.say("between",{low:i,high:s}),[l,a]=Ar;return u`
      <figure>
        <figcaption><span>${r}</span><span>${o}</span></figcaption>
        <div class="curve" dir="ltr">
          <svg
            viewBox="0 -1 ${l} ${a+2}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${r}: ${o}"
          >
            <path class="grid" d="M0 0H${l}M0 ${a/2}H${l}M0 ${a}H${l}" />
            <path class="area" d=${e.area} /><path class="line" d=${e.line} />
          </svg>
          <span class="top" aria-hidden="true">${t.watts(e.top)}</span>
          ${this.#v(e.before)}
        </div>
        <div class="hours" dir="ltr" aria-hidden="true">
          ${[1,.5,0].map(m=>u`<span>${t.hour(new Date(this.#e-m*Ye))}</span>`)}
        </div>
      </figure>
    `}#v(e){if(e<yn)return p;let t=this.texts.hour(new Date(this.#e-(1-e)*Ye));return u`<span class="before quiet" dir="auto" style="inline-size: ${(e*100).toFixed(0)}%"
      >${this.texts.say("no_history_before",{time:t})}</span
    >`}#_(){let{port:e,texts:t,activity:r}=this,i=l=>l===null?null:t.watts(l),s=e.poe_class!==null&&e.class_power_limit!==null?`${e.poe_class} (≤ ${t.watts(e.class_power_limit)})`:e.poe_class,o=[["energy_today",this.energy===null?null:t.energy(this.energy)],["allocated_power",Y(e)===null?i(e.allocated):null],["requested_power",i(e.requested)],["poe_class",s],["last_activity",r?this.#w(r):null]];return u`
      <dl>
        ${o.filter(([,l])=>l!==null).map(([l,a])=>u`<div class=${l}><dt>${t.say(l)}</dt><dd>${a}</dd></div>`)}
      </dl>
    `}#w(e){let t=new Date(e.state);return Number.isNaN(t.getTime())?null:`${this.hass.formatEntityAttributeValue(e,"event_type")}, ${this.texts.moment(t)}`}#$(){let{port:e,texts:t,hass:r}=this,i=e.connected_device_id,s=i&&Object.values(r.entities).find(({entity_id:l,device_id:a})=>a===i&&l.startsWith("camera."))?.entity_id,o=[s&&u`<button type="button" class="link" @click=${()=>this.#c(s)}>
          ${t.say("show_camera")}
        </button>`,i&&this.#b("open_device",i),e.device_id&&this.#b("open_port",e.device_id)].filter(Boolean);return o.length?u`<nav>${o}</nav>`:p}#b(e,t){return this.hass.user?.is_admin?u`<a class="link" href="/config/devices/device/${t}" @click=${this.#u}>${this.texts.say(e)}</a>`:null}#x(){let e=this.#s(),t=this.#l();return u`
      ${e?u`<p class="quiet hindrance">${this.texts.say(e)}</p>`:p}
      ${t.length?u`<div class="actions">
              ${t.map(r=>u`<button
                  type="button"
                  class=${r}
                  ?disabled=${this.running!==void 0}
                  @click=${()=>this.#d(r)}
                >
                  ${this.texts.say(r)}
                </button>`)}
            </div>`:p}
    `}#k(e){let{texts:t,running:r}=this,[i,s]=Sr[e]??[];return!i||!s?p:u`
      <section class="question" aria-labelledby="asks" aria-describedby="more" role="group">
        <p id="asks">${t.say(i,{device:t.called(this.port)})}</p>
        <p id="more" class="quiet">${t.say(s)}</p>
        <div class="actions">
          <button type="button" class="cancel" ?disabled=${r!==void 0} @click=${()=>{this.asked=void 0}}>
            ${t.common("cancel")}
          </button>
          <button
            type="button"
            class="sure"
            ?disabled=${r!==void 0}
            @click=${()=>this.#a(e)}
          >
            ${t.say(e)}
          </button>
        </div>
      </section>
    `}static styles=[B,xr]}});async function Er(n,e){if(!e.length)return 2;try{let t=await n.callWS({type:"logbook/get_events",start_time:new Date(Date.now()-2592e5).toISOString(),entity_ids:e}),r=new Set(t.map(({when:i})=>new Date(i*1e3).toDateString()));return Math.min(6,Math.max(2,t.length+r.size+1))}catch{return 2}}var Ze=f(()=>{"use strict";c()});function zr(n,e,t,r){return n.length?{views:n.map(i=>xn(i,e,t))}:{views:[$n(t,r)]}}function $n(n,e){let t={text:n("add_recorder"),appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:wn}},r={type:"empty-state",icon:"mdi:ethernet",content_only:!0,title:n("no_recorder"),content:n(e?"no_recorder_hint":"no_recorder_hint_user"),...e?{buttons:[t]}:{}};return{type:"panel",title:n("title"),path:"recorder",cards:[r]}}function xn(n,e,t){let{recorder:r}=n;return{type:"sections",title:r.name,path:r.device_id,max_columns:Cr,sections:[kn(n),Sn(n,t),An(n,t),En(n,e,t)].filter(i=>i.cards.length)}}function kn({recorder:n}){let e={type:`custom:${L}`,device:n.device_id,grid_options:{columns:"full"}};return{type:"grid",column_span:Cr,cards:[e]}}function Sn({recorder:n,ports:e},t){let r=[],{power:i,energy:s}=n.entities;i&&r.push({type:"history-graph",title:t("power_last_day"),hours_to_show:24,entities:[{entity:i,name:n.name}],grid_options:Qe}),s&&r.push(Tr(s,"day",t),Tr(s,"month",t));let o=Object.values(e).filter(l=>l.named||l.state!=="empty").flatMap(({name:l,entities:a})=>a.energy?[{entity:a.energy,name:l}]:[]);return o.length&&r.push({type:"statistics-graph",title:t("energy_by_device"),chart_type:"bar",stat_types:["change"],period:"day",days_to_show:7,entities:o.length>_n&&s?[{entity:s,name:n.name}]:o,grid_options:Qe}),et(t("power_and_energy"),"mdi:lightning-bolt",r)}function Tr(n,e,t){return{type:"statistic",entity:n,name:t(e==="day"?"energy_today":"energy_this_month"),stat_type:"change",period:{calendar:{period:e}},grid_options:Mr}}function Xe({recorder:n,ports:e}){let t=Object.values(e).map(({entities:r})=>r.activity);return[n.entities.connected,...t].filter(r=>r!==null)}function An(n,e){let{recorder:t,ports:r,rows:i}=n,s=[];for(let l of[t.entities.poe_failure,t.entities.connected])l&&s.push({type:"tile",entity:l,name:{type:"entity"},grid_options:Mr});s.push(...Object.values(r).flatMap(Pn));let o=Xe(n);return o.length&&s.push({type:"logbook",target:{entity_id:o},hours_to_show:72,grid_options:{columns:12,rows:i,min_rows:2}}),et(e("failures_and_activity"),"mdi:history",s)}function Pn({name:n,entities:e}){let t=e.poe_failure;return t?[{type:"tile",entity:t,name:n,color:"red",state_content:["state","reason_text"],grid_options:Qe,visibility:[{condition:"state",entity:t,state:"on"}]}]:[]}function En({ports:n},e,t){let r=Object.values(n).flatMap(i=>{let s=Mn(i,e);return s?[Tn(i,s),...Cn(i,t)]:[]});return et(t("cameras"),"mdi:cctv",r)}function Tn({name:n,entities:e},t){let r=e.power?6:12;return{type:"picture-entity",entity:t,name:n,show_state:!1,grid_options:{columns:r,rows:2}}}function Cn({entities:n},e){return n.power?[{type:"sensor",entity:n.power,name:e("power"),graph:"line",grid_options:{columns:6,rows:2}}]:[]}function Mn({connected_device_id:n},{entities:e}){if(n)return Object.values(e).find(t=>t.device_id===n&&!t.hidden&&t.entity_id.startsWith("camera."))?.entity_id}function et(n,e,t){return t.length?{type:"grid",cards:[{type:"heading",heading:n,icon:e},...t]}:{type:"grid",cards:t}}var Cr,_n,Mr,Qe,wn,Rr=f(()=>{"use strict";c();me();Ze();Cr=3,_n=16,Mr={columns:6},Qe={columns:12},wn="/config/integrations/integration/axis_nvr_poe"});function Or(n){return e=>n(`component.${v}.${tt}.dashboard.${e}`)}function zn({recorder:n,ports:e},t){let r=Object.entries(e).map(([i,s])=>[i,{...s,name:Ve(s,t)}]);return{recorder:n,ports:Object.fromEntries(r)}}async function Rn(n){try{return await n.callWS({type:`${v}/recorders`})}catch{return[]}}var tt,Ae,Hr=f(()=>{"use strict";c();Rr();C();Ze();We();tt="config_panel",Ae=class extends HTMLElement{static async generate(e,t){let r=await t.loadBackendTranslation(tt,v),i=(await Rn(t)).map(async o=>({...zn(o,r),rows:await Er(t,Xe(o))})),s=t.user?.is_admin??!1;return zr(await Promise.all(i),t,Or(r),s)}static async getCreateSuggestions(e){return{title:Or(await e.loadBackendTranslation(tt,v))("title"),icon:"mdi:ethernet"}}}});var Hn={};function Lr(n){let e=document.querySelector("home-assistant");if(!e?.hass)return h[n];e.hass.loadBackendTranslation("config_panel",v);let t=`component.${v}.config_panel.${n}.description`;return e.hass.localize(t)||h[n]}var On,Nr=f(()=>{"use strict";c();Pt();ar();me();C();pr();Pr();Hr();On={[L]:ve,"axis-nvr-poe-jack":ke,"axis-nvr-poe-budget":le,"axis-nvr-poe-port":Se,"ll-strategy-dashboard-axis-nvr-poe":Ae};if(!customElements.get(L)){for(let[n,e]of Object.entries(On))customElements.define(n,e);window.customCards??=[],window.customCards.push({type:L,name:"AXIS NVR PoE",get description(){return Lr("card")},preview:!0,documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-card",getEntitySuggestion:Yt}),window.customStrategies??=[],window.customStrategies.push({type:"axis-nvr-poe",strategyType:"dashboard",name:"AXIS NVR PoE",get description(){return Lr("dashboard")},documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-dashboard"})}});c();await customElements.whenDefined("home-assistant");await Promise.resolve().then(()=>(Nr(),Hn));
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
