<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Console</name>
    <message>
        <source>{time} 取号</source>
        <translation>taken {time}</translation>
    </message>
    <message>
        <source>本窗可叫 {here} 人 · 全厅等候 {everywhere} 人</source>
        <translation>{here} for this window · {everywhere} waiting in the hall</translation>
    </message>
    <message>
        <source>即办</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>承诺件</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>报批</source>
        <translation>Sent up</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>不予办理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>出件</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>当场办好</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>已受理，按期限办</source>
        <translation>by a date</translation>
    </message>
    <message>
        <source>材料待补</source>
        <translation>papers to add</translation>
    </message>
    <message>
        <source>写明原因退回</source>
        <translation>with the reason</translation>
    </message>
    <message>
        <source>报上级审批</source>
        <translation>for approval</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>书面说明理由</source>
        <translation>in writing</translation>
    </message>
    <message>
        <source>证照已领</source>
        <translation>handed over</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take the number</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>{minutes} 分钟</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>手中的号已经变了，刚才的操作没有执行，请再看一眼</source>
        <translation>Somebody else is in hand by now. Nothing was done: please look again.</translation>
    </message>
    <message>
        <source>窗口已在别处关闭或换人，请重新登录</source>
        <translation>The window was closed or taken over elsewhere. Please sign in again.</translation>
    </message>
    <message>
        <source>下一位一到就叫</source>
        <translation>The next person is called at once</translation>
    </message>
    <message>
        <source>回来后按 F12 恢复</source>
        <translation>Press F12 when you are back</translation>
    </message>
    <message>
        <source>按 F5 叫下一位</source>
        <translation>Press F5 to call the next person</translation>
    </message>
    <message>
        <source>已叫 {span}</source>
        <translation>called {span} ago</translation>
    </message>
    <message>
        <source>重呼 {times} 次</source>
        <translation>recalled {times}×</translation>
    </message>
    <message>
        <source>办理 {span}</source>
        <translation>serving {span}</translation>
    </message>
    <message>
        <source>平时 {minutes} 分钟</source>
        <translation>usually {minutes} min</translation>
    </message>
    <message>
        <source>{copies} 份</source>
        <translation>{copies}×</translation>
    </message>
    <message>
        <source>{window} 号窗口</source>
        <translation>Window {window}</translation>
    </message>
    <message>
        <source>号码或事项</source>
        <translation>Number or service</translation>
    </message>
    <message>
        <source>现在没有这样的号</source>
        <translation>There is no such number now</translation>
    </message>
    <message>
        <source>恢复排队：过号或挂起的人回来了</source>
        <translation>Let back in: passed or parked, and here again</translation>
    </message>
    <message>
        <source>恢复排队</source>
        <translation>Reinstate</translation>
    </message>
    <message>
        <source>指定叫号：不按顺序，理由会记录在案</source>
        <translation>Call out of order: the reason is recorded</translation>
    </message>
    <message>
        <source>叫这个号</source>
        <translation>Call this number</translation>
    </message>
    <message>
        <source>理由（必填）</source>
        <translation>Reason (needed)</translation>
    </message>
    <message>
        <source>请写明理由</source>
        <translation>Please give the reason</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>转办：保留原来的先后</source>
        <translation>Transfer: the place in line is kept</translation>
    </message>
    <message>
        <source>找窗口或事项：号、名称、拼音首字母</source>
        <translation>Window or service: number, name, initials</translation>
    </message>
    <message>
        <source>给下一窗口的留言（可不填）</source>
        <translation>Note for the next window (optional)</translation>
    </message>
    <message>
        <source>请先选去向</source>
        <translation>Choose where to first</translation>
    </message>
    <message>
        <source>替来人取号</source>
        <translation>A number for somebody here</translation>
    </message>
    <message>
        <source>找事项：名称或拼音首字母</source>
        <translation>Service: name or initials</translation>
    </message>
    <message>
        <source>再加一项</source>
        <translation>Add another</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Print a slip again</translation>
    </message>
    <message>
        <source>号票已打印</source>
        <translation>The slip is printed</translation>
    </message>
    <message>
        <source>打印机没有打出来，请把号码写给来人</source>
        <translation>The printer failed: write the number down for them</translation>
    </message>
    <message>
        <source>不知道有没有打出来，没有就把号码写给来人</source>
        <translation>It may not have printed: if not, write the number down for them</translation>
    </message>
    <message>
        <source>这里没有打印机，请把号码写给来人</source>
        <translation>No printer here: write the number down for them</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>只办结，不叫下一位</source>
        <translation>Finish, do not call</translation>
    </message>
    <message>
        <source>办结哪一项（上下键选）</source>
        <translation>Which service (up and down)</translation>
    </message>
    <message>
        <source>办结并叫下一位</source>
        <translation>Finish and call next</translation>
    </message>
    <message>
        <source>结束服务</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>下班前到的群众，当半天办完。只有本窗能办的人还在等，就不能关窗。</source>
        <translation>Whoever came before closing is served the same half-day. The window cannot close while somebody waits whom only it can serve.</translation>
    </message>
    <message>
        <source>关窗后本人退出登录；换人请由下一位重新登录。</source>
        <translation>Closing signs you out; the next clerk signs in anew.</translation>
    </message>
    <message>
        <source>确需离开：须首席代表或中心负责人批准，并写明理由</source>
        <translation>To leave all the same: approval by the chief representative or the centre&apos;s leader, and the reason</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>暂停：为什么离开</source>
        <translation>Pause: why</translation>
    </message>
    <message>
        <source>或写明其他原因</source>
        <translation>Or another reason in words</translation>
    </message>
    <message>
        <source>仍有群众等候：须首席代表或中心负责人批准</source>
        <translation>People are waiting: approval by the chief representative or the centre&apos;s leader is needed</translation>
    </message>
    <message>
        <source>请选一个原因，或写明原因</source>
        <translation>Choose a reason, or write one</translation>
    </message>
    <message>
        <source>工号 {clerk}</source>
        <translation>Clerk {clerk}</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>再重呼 {more} 次、再等 {left} 秒才能过号</source>
        <translation>No-show after {more} more recalls and {left} s</translation>
    </message>
    <message>
        <source>再重呼 {more} 次才能过号</source>
        <translation>No-show after {more} more recalls</translation>
    </message>
    <message>
        <source>再等 {left} 秒才能过号</source>
        <translation>No-show in {left} s</translation>
    </message>
    <message>
        <source>现在可以过号</source>
        <translation>No-show is possible now</translation>
    </message>
    <message>
        <source>恢复服务</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>其他结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>指定叫号</source>
        <translation>Call one</translation>
    </message>
    <message>
        <source>代取号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>办结这一项，接着办下一项</source>
        <translation>Finish this, go on with the next</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Clerk&apos;s id</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>登录并打开窗口</source>
        <translation>Sign in and open</translation>
    </message>
    <message>
        <source>密码（没有设就不填）</source>
        <translation>PIN (empty if you have none)</translation>
    </message>
    <message>
        <source>接替，由我坐这个窗口</source>
        <translation>Take over this window</translation>
    </message>
    <message>
        <source>打印日报</source>
        <translation>Print the day's report</translation>
    </message>
    <message>
        <source>仍有群众等候：接替须首席代表或中心负责人批准，并写明理由</source>
        <translation>People are waiting: taking over needs an approval and the reason</translation>
    </message>
    <message>
        <source>工号 {clerk} 还在这个窗口，没有退出</source>
        <translation>Clerk {clerk} has not signed out here</translation>
    </message>
    <message>
        <source>请输入工号，中间没有空格</source>
        <translation>Type the clerk&apos;s id, without spaces</translation>
    </message>
    <message>
        <source>正在打印日报</source>
        <translation>The day's report is being printed</translation>
    </message>
    <message>
        <source>窗口已有人。接替请按 F8：手中的 {number} 会先挂起，随后可用 F10 再叫</source>
        <translation>Somebody sits here. F8 takes over: {number} is parked first, F10 calls it again</translation>
    </message>
    <message>
        <source>窗口已有人。请对方先结束服务，或按 F8 接替</source>
        <translation>Somebody sits here. They close it first, or F8 takes over</translation>
    </message>
    <message>
        <source>日报已打印</source>
        <translation>The day's report is printed</translation>
    </message>
    <message>
        <source>日报没有打出来，请检查打印机和网络，再打一次</source>
        <translation>The report was not printed: see to printer and network, then try again</translation>
    </message>
    <message>
        <source>不知道日报打完没有，请看一眼纸</source>
        <translation>The report may be incomplete: look at the paper</translation>
    </message>
    <message>
        <source>这里没有打印机</source>
        <translation>There is no printer here</translation>
    </message>
    <message>
        <source>上一窗口留言</source>
        <translation>Note from the last window</translation>
    </message>
    <message>
        <source>办理事项</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>核对材料</source>
        <translation>Papers to check</translation>
    </message>
    <message>
        <source>今天的经过</source>
        <translation>Today so far</translation>
    </message>
    <message>
        <source>本窗可叫的人</source>
        <translation>Waiting for this window</translation>
    </message>
    <message>
        <source>正在连接大厅服务</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>连不上大厅服务</source>
        <translation>The hall does not answer</translation>
    </message>
    <message>
        <source>请照纸号口头叫号；正在办的照常办完，把号码和结果记在纸上</source>
        <translation>Call by the paper numbers aloud, finish who is here, and note numbers and outcomes on paper</translation>
    </message>
    <message>
        <source>恢复后这里会自动回来，请按屏幕上的号继续</source>
        <translation>This window comes back by itself: go on with the number it shows</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>扫到的号票</source>
        <translation>Scanned slip</translation>
    </message>
    <message>
        <source>在 {window} 号窗口</source>
        <translation>At window {window}</translation>
    </message>
    <message>
        <source>按 Enter 不按顺序叫这个号，理由会记录在案</source>
        <translation>Enter calls it out of order; the reason is recorded</translation>
    </message>
    <message>
        <source>前面还有 {ahead} 位</source>
        <translation>{ahead} ahead</translation>
    </message>
    <message>
        <source>这不是本大厅今天的号票</source>
        <translation>Not one of this hall&apos;s slips of today</translation>
    </message>
    <message>
        <source>请先返回，再扫号票</source>
        <translation>Go back first, then scan the slip</translation>
    </message>
</context>
<context>
    <name>ConsoleState</name>
    <message>
        <source>待办</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>in service</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>未办</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>等下一位</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>free</translation>
    </message>
    <message>
        <source>叫号中</source>
        <translation>calling</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>serving</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>took the number</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>called</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>recalled</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>started</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>离开</source>
        <translation>left</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>no-show</translation>
    </message>
    <message>
        <source>过号后回来</source>
        <translation>back after no-show</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>parked</translation>
    </message>
    <message>
        <source>挂起后回来</source>
        <translation>back from parking</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>transferred</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>已叫</source>
        <translation>called</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>已失效</source>
        <translation>expired</translation>
    </message>
</context>
</TS>
